package dandex.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;

/// A real Postgres 18 on this machine, bound to loopback.
public final class LocalPostgres implements AutoCloseable {
  private static final String DATABASE = "dandex";

  private final Running running;

  private LocalPostgres(Running running) {
    this.running = running;
  }

  /// Returns when it answers and has the database `dandex`. Asked for a detached one on a folder
  /// where one runs already, it is that one, on the port that it has.
  public static LocalPostgres start(LocalServer how) {
    var account = Account.ofServers();
    var program = new Postgres(unpacked(how.home()), account, how.data() != null);
    var server = new LocalPostgres(Start.of(program, how, account));
    server.create(DATABASE);
    return server;
  }

  /// The detached one that was started on this folder, when it still runs.
  public static Optional<LocalPostgres> running(Path data) {
    var program = new Postgres(data, Account.ofServers(), true);
    return Site.at(data).flatMap(site -> Running.at(program, site)).map(LocalPostgres::new);
  }

  /// `postgresql://postgres@127.0.0.1:port/dandex`
  public String url() {
    return url(DATABASE);
  }

  /// Creates an empty database and returns its URL.
  public String freshDatabase() {
    var name = "fresh_" + UUID.randomUUID().toString().replace("-", "");
    create(name);
    return url(name);
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

  /// Stops the server. A detached one outlives this: see [#stop].
  @Override
  public void close() {
    running.close();
  }

  /// Stops the server, a detached one too, and returns when it is gone.
  public void stop() {
    running.stop();
  }

  private String url(String database) {
    return "postgresql://postgres@127.0.0.1:%d/%s".formatted(port(), database);
  }

  private void create(String database) {
    try (var connection = DriverManager.getConnection(Postgres.jdbc(port(), "postgres"));
        var known = connection.prepareStatement("SELECT 1 FROM pg_database WHERE datname = ?");
        var statement = connection.createStatement()) {
      known.setString(1, database);
      if (known.executeQuery().next()) return;
      statement.execute(
          "CREATE DATABASE " + statement.enquoteIdentifier(database, true) + " TEMPLATE template0");
    } catch (SQLException e) {
      throw new ServerFailed("Postgres did not create the database " + database, e);
    }
  }

  private static Path unpacked(Path home) {
    var resource = resource();
    return Distribution.cached(
        home,
        "postgres-" + Long.toHexString(checksum(resource)),
        folder -> {
          try (var packed = open(resource)) {
            Distribution.tarXz(packed).into(folder);
          }
        });
  }

  /// All platforms' artifacts name it alike.
  private static String resource() {
    var system =
        System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac")
            ? "darwin"
            : "linux";
    var machine =
        switch (System.getProperty("os.arch")) {
          case "amd64", "x86_64" -> "x86_64";
          case "aarch64", "arm64" -> "arm_64";
          case String other -> other;
        };
    return "/postgres-%s-%s.txz".formatted(system, machine);
  }

  private static long checksum(String resource) {
    try (var packed = new CheckedInputStream(open(resource), new CRC32())) {
      packed.transferTo(OutputStream.nullOutputStream());
      return packed.getChecksum().getValue();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputStream open(String resource) {
    var packed = LocalPostgres.class.getResourceAsStream(resource);
    if (packed != null) return packed;
    throw new ServerFailed(
        "there is no Postgres for this platform on the classpath (%s): set DANDEX_DATABASE_URL"
            .formatted(resource));
  }
}
