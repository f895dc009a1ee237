package dandex.sandbox;

import java.nio.file.Path;
import java.util.Optional;

/// A real Postgres 18 on this machine, bound to loopback.
public final class LocalPostgres implements AutoCloseable {
  private static final String DATABASE = "dandex";

  private final Running running;
  private final Databases databases;

  private LocalPostgres(Running running) {
    this.running = running;
    this.databases = Databases.at(running.port());
  }

  /// Returns when it answers and has the database `dandex`. Asked for a detached one on a folder
  /// where one runs already, it is that one, on the port that it has.
  public static LocalPostgres start(LocalServer how) {
    var account = Account.ofServers();
    var unpacked = PostgresBinaries.ofThisPlatform().unpacked(how.home());
    var program = new Postgres(unpacked, account, how.brief());
    var server = new LocalPostgres(Start.of(program, how, account));
    server.databases.create(DATABASE);
    return server;
  }

  /// The detached one that was started on this folder, when it still runs; see [#answers].
  public static Optional<LocalPostgres> running(Path data) {
    var program = new Postgres(data, Account.ofServers(), false);
    return Site.at(data).flatMap(site -> Running.at(program, site)).map(LocalPostgres::new);
  }

  /// `postgresql://postgres@127.0.0.1:port/dandex`
  public String url() {
    return databases.url(DATABASE);
  }

  /// Creates an empty database and returns its URL.
  public String freshDatabase() {
    return databases.fresh();
  }

  public int port() {
    return running.port();
  }

  public long pid() {
    return running.pid();
  }

  /// Whether it accepts connections now.
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
