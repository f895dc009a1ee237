package dandex.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// How Postgres is run.
///
/// @param unpacked the folder with its `bin`, `lib` and `share`
/// @param lasting whether its data must survive a power cut
record Postgres(Path unpacked, Account account, boolean lasting) implements Program {
  @Override
  public String name() {
    return "Postgres";
  }

  @Override
  public String stopSignal() {
    return "INT";
  }

  @Override
  public void furnish(Site site, int port) {
    try {
      if (!Files.exists(site.store().resolve("PG_VERSION"))) initialise(site);
      var lock = site.store().resolve("postmaster.pid");
      // Postgres takes any living process of that number for its own.
      if (Site.firstLine(lock).flatMap(site::process).isEmpty()) Files.deleteIfExists(lock);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot prepare " + site.store(), e);
    }
  }

  private void initialise(Site site) throws IOException {
    var draft = site.folder().resolve("store.new");
    Folder.delete(draft);
    var initdb =
        List.of(
            program("initdb"),
            "--pgdata=" + draft,
            "--username=postgres",
            "--auth=trust",
            "--encoding=UTF8",
            "--locale=C",
            "--locale-provider=builtin",
            "--builtin-locale=C.UTF-8",
            "--no-instructions",
            lasting ? "--sync-method=fsync" : "--no-sync");
    var places = new ArrayList<>(places());
    places.add(site.folder());
    var builder =
        new ProcessBuilder(account.command(initdb, places))
            .directory(site.folder().toFile())
            .redirectErrorStream(true);
    builder.environment().put("LC_ALL", "C.UTF-8");
    builder.environment().put("TZ", "UTC");
    var process = builder.start();
    process.getOutputStream().close();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.onExit().join().exitValue() != 0) {
      throw new ServerFailed("initdb of Postgres failed in " + draft + ":\n" + said.strip());
    }
    Files.move(draft, site.store(), StandardCopyOption.ATOMIC_MOVE);
  }

  @Override
  public List<String> command(Site site, int port) {
    var command =
        new ArrayList<>(
            List.of(
                program("postgres"), "-D", site.store().toString(), "-p", Integer.toString(port)));
    settings(site).forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
    return command;
  }

  private Map<String, String> settings(Site site) {
    var settings = new LinkedHashMap<String, String>();
    settings.put("listen_addresses", "127.0.0.1");
    settings.put("unix_socket_directories", "");
    settings.put("external_pid_file", site.pidFile().toString());
    settings.put("max_connections", "100");
    settings.put("shared_buffers", lasting ? "256MB" : "128MB");
    settings.put("max_wal_size", "1GB");
    // Nobody replicates from it, and loading is then faster.
    settings.put("wal_level", "minimal");
    settings.put("max_wal_senders", "0");
    if (!lasting) {
      settings.put("fsync", "off");
      settings.put("synchronous_commit", "off");
      settings.put("full_page_writes", "off");
    }
    return settings;
  }

  @Override
  public Map<String, String> environment(Site site) {
    return Map.of("TZ", "UTC");
  }

  @Override
  public List<Path> places() {
    return List.of(unpacked.resolve("bin"));
  }

  /// Its pid file tells it from another server on the same port: it writes it once it listens.
  @Override
  public boolean answers(Site site, int port) {
    if (site.server().isEmpty()) return false;
    try (var connection = DriverManager.getConnection(jdbc(port, "postgres"))) {
      return connection.isValid(5);
    } catch (SQLException e) {
      return false;
    }
  }

  static String jdbc(int port, String database) {
    return "jdbc:postgresql://127.0.0.1:%d/%s?user=postgres&connectTimeout=5&sslmode=disable"
        .formatted(port, database);
  }

  private String program(String name) {
    return unpacked.resolve("bin").resolve(name).toString();
  }
}
