package dandex.sandbox;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// A real Elasticsearch 8.19 on this machine, bound to loopback. Its distribution is the zip that
/// the system property `dandex.elasticsearch.zip` names.
public final class LocalElasticsearch implements AutoCloseable {
  private static final String ZIP = "dandex.elasticsearch.zip";

  private final Running running;

  private LocalElasticsearch(Running running) {
    this.running = running;
  }

  /// Returns when it answers. Asked for a detached one on a folder where one runs already, it is
  /// that one, on the port that it has.
  public static LocalElasticsearch start(LocalServer how) {
    var program = new Elasticsearch(unpacked(how.home()), how.data() != null);
    return new LocalElasticsearch(Start.of(program, how, Account.ofServers()));
  }

  /// The detached one that was started on this folder, when it still runs.
  public static Optional<LocalElasticsearch> running(Path data) {
    var program = new Elasticsearch(data, true);
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

  /// Stops the server. A detached one outlives this: see [#stop].
  @Override
  public void close() {
    running.close();
  }

  /// Stops the server, a detached one too, and returns when it is gone.
  public void stop() {
    running.stop();
  }

  private static Path unpacked(Path home) {
    var named = System.getProperty(ZIP);
    if (named == null || !Files.isRegularFile(Path.of(named))) {
      throw new ServerFailed(
          "there is no Elasticsearch to start: the system property %s names %s"
              .formatted(ZIP, named == null ? "nothing" : named + ", which is not there"));
    }
    var zip = Path.of(named);
    var name = zip.getFileName().toString().replaceFirst("\\.zip$", "");
    return Distribution.cached(home, name, Unpacking.zip(zip));
  }
}
