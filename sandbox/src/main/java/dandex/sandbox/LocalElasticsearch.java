package dandex.sandbox;

import java.nio.file.Path;
import java.util.Optional;

/// A real Elasticsearch 8.19 on this machine, bound to loopback. Its distribution is the zip that
/// the system property `dandex.elasticsearch.zip` names.
public final class LocalElasticsearch implements AutoCloseable {
  private final Running running;

  private LocalElasticsearch(Running running) {
    this.running = running;
  }

  /// Returns when it answers. Asked for a detached one on a folder where one runs already, it is
  /// that one, on the port that it has.
  public static LocalElasticsearch start(LocalServer how) {
    var unpacked = ElasticsearchZip.found().unpacked(how.home());
    var program = new Elasticsearch(unpacked, how.brief());
    return new LocalElasticsearch(Start.of(program, how, Account.ofServers()));
  }

  /// The detached one that was started on this folder, when it still runs; see [#answers].
  public static Optional<LocalElasticsearch> running(Path data) {
    var program = new Elasticsearch(data, false);
    return Site.at(data).flatMap(site -> Running.at(program, site)).map(LocalElasticsearch::new);
  }

  /// `http://127.0.0.1:port`
  public String url() {
    return "http://127.0.0.1:" + port();
  }

  public int port() {
    return running.port();
  }

  public long pid() {
    return running.pid();
  }

  /// Whether its cluster is ready now.
  public boolean answers() {
    return running.answers();
  }

  /// Stops a server that dies with this process, and removes what was to be thrown away. A detached
  /// one stays.
  @Override
  public void close() {
    running.close();
  }

  /// Stops the server, a detached one too, and returns when it is gone.
  public void stop() {
    running.stop();
  }

  /// Ends the server and all its processes by `kill -9`, and returns when they are gone. Started
  /// again on the same folder it finds its data as a crash left them.
  public void kill() {
    running.kill();
  }
}
