package dandex.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// How Postgres is run.
///
/// @param unpacked the folder with its `bin`, `lib` and `share`
/// @param brief whether it serves a short run only, whose data need not survive a power cut
record Postgres(Path unpacked, Account account, boolean brief) implements Program {
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
      if (!Files.exists(site.store().resolve("PG_VERSION"))) {
        new Initdb(program("initdb"), account, brief).fill(site);
      }
      // Postgres would take any living process of that number for its own.
      var lock = site.store().resolve("postmaster.pid");
      if (Site.firstLine(lock).flatMap(site::process).isEmpty()) Files.deleteIfExists(lock);
    } catch (IOException e) {
      throw new ServerFailed("cannot prepare " + site.store(), e);
    }
  }

  @Override
  public List<String> command(Site site, int port) {
    var command = new ArrayList<>(List.of(program("postgres").toString()));
    command.addAll(List.of("-D", site.store().toString(), "-p", Integer.toString(port)));
    settings(site).forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
    return command;
  }

  private Map<String, String> settings(Site site) {
    var settings = new LinkedHashMap<String, String>();
    settings.put("listen_addresses", "127.0.0.1");
    settings.put("unix_socket_directories", "");
    settings.put("external_pid_file", site.pidFile().toString());
    settings.put("max_connections", "100");
    settings.put("shared_buffers", brief ? "128MB" : "256MB");
    settings.put("max_wal_size", "1GB");
    settings.put("timezone", "UTC");
    settings.put("log_timezone", "UTC");
    // Nobody replicates from it, and loading is then faster.
    settings.put("wal_level", "minimal");
    settings.put("max_wal_senders", "0");
    if (brief) {
      settings.put("fsync", "off");
      settings.put("synchronous_commit", "off");
      settings.put("full_page_writes", "off");
    }
    return settings;
  }

  @Override
  public Map<String, String> environment(Site site) {
    return Map.of();
  }

  @Override
  public List<Path> places() {
    return List.of(program("postgres"));
  }

  // Its pid file tells it from another server on the same port: it writes it once it listens.
  @Override
  public boolean answers(Site site, int port) {
    return site.server().isPresent() && Databases.at(port).accept();
  }

  private Path program(String name) {
    return unpacked.resolve("bin").resolve(name);
  }
}
