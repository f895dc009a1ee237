package dandex.sandbox;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// How Elasticsearch is run.
///
/// @param unpacked the folder with its `bin` and `lib`
/// @param brief whether it serves a short run on little data only
record Elasticsearch(Path unpacked, boolean brief) implements Program {
  // The JVM of its launcher, and a short-lived server, would spend most of their time in compiling.
  private static final String QUICK = "-XX:TieredStopAtLevel=1";

  @Override
  public String name() {
    return "Elasticsearch";
  }

  @Override
  public String stopSignal() {
    return "TERM";
  }

  @Override
  public void furnish(Site site, int port) {
    try {
      ElasticsearchFiles.write(site, port);
    } catch (IOException e) {
      throw new ServerFailed("cannot prepare " + site.folder(), e);
    }
  }

  @Override
  public List<String> command(Site site, int port) {
    return List.of(program().toString(), "-p", site.pidFile().toString());
  }

  @Override
  public Map<String, String> environment(Site site) {
    return Map.of(
        "ES_JAVA_HOME", javaHome().toString(),
        "ES_PATH_CONF", site.settings().toString(),
        "ES_TMPDIR", site.scratch().toString(),
        "CLI_JAVA_OPTS", QUICK,
        "ES_JAVA_OPTS", brief ? "-Xms512m -Xmx512m -XX:+UseSerialGC " + QUICK : "-Xms512m -Xmx1g");
  }

  @Override
  public List<Path> places() {
    return List.of(program(), javaHome().resolve("bin/java"));
  }

  @Override
  public boolean answers(Site site, int port) {
    return site.server()
        .filter(server -> ElasticsearchHealth.isReady(server.pid(), port))
        .isPresent();
  }

  private Path program() {
    return unpacked.resolve("bin/elasticsearch");
  }

  private static Path javaHome() {
    return Path.of(System.getProperty("java.home"));
  }
}
