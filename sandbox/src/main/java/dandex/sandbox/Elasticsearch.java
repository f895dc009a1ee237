package dandex.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How Elasticsearch is run.
///
/// @param unpacked the folder with its `bin` and `lib`
/// @param lasting whether it serves more than a short run on little data
record Elasticsearch(Path unpacked, boolean lasting) implements Program {
  // The JVM of its launcher and a short-lived server spend most of their time in compilation.
  private static final String QUICK =
      "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -XX:-AlwaysPreTouch";

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
      for (var folder : List.of(site.store(), site.settings(), site.scratch())) {
        Files.createDirectories(folder);
      }
      Files.writeString(site.settings().resolve("elasticsearch.yml"), settings(site, port));
      Files.writeString(site.settings().resolve("jvm.options"), JVM);
      Files.writeString(site.settings().resolve("log4j2.properties"), LOGGING);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot prepare " + site.folder(), e);
    }
  }

  private static String settings(Site site, int port) {
    return """
    cluster.name: dandex
    node.name: dandex
    discovery.type: single-node
    network.host: 127.0.0.1
    http.port: %d
    transport.port: 0
    path.data: %s
    path.logs: %s
    xpack.security.enabled: false
    action.auto_create_index: false
    cluster.routing.allocation.disk.threshold_enabled: false
    """
        .formatted(port, quoted(site.store()), quoted(site.scratch()));
  }

  private static final String JVM =
      """
      -Djava.io.tmpdir=${ES_TMPDIR}
      -XX:+ExitOnOutOfMemoryError
      -XX:ErrorFile=${ES_TMPDIR}/hs_err_pid%p.log
      --add-modules=jdk.incubator.vector
      -XX:CompileCommand=dontinline,java/lang/invoke/MethodHandle.setAsTypeCache
      -XX:CompileCommand=dontinline,java/lang/invoke/MethodHandle.asTypeUncached
      -Dorg.apache.lucene.store.MMapDirectory.sharedArenaMaxPermits=1
      """;

  private static final String LOGGING =
      """
      status = error
      appender.console.type = Console
      appender.console.name = console
      appender.console.layout.type = PatternLayout
      appender.console.layout.pattern = %d{ISO8601} %-5p %c{1.} %m%n
      rootLogger.level = info
      rootLogger.appenderRef.console.ref = console
      """;

  private static String quoted(Path path) {
    return "'" + path.toString().replace("'", "''") + "'";
  }

  @Override
  public List<String> command(Site site, int port) {
    return List.of(
        unpacked.resolve("bin/elasticsearch").toString(), "-p", site.pidFile().toString());
  }

  @Override
  public Map<String, String> environment(Site site) {
    return Map.of(
        "ES_JAVA_HOME", javaHome().toString(),
        "ES_PATH_CONF", site.settings().toString(),
        "ES_TMPDIR", site.scratch().toString(),
        "CLI_JAVA_OPTS", "-XX:TieredStopAtLevel=1",
        "ES_JAVA_OPTS", lasting ? "-Xms512m -Xmx1g" : "-Xms512m -Xmx512m " + QUICK);
  }

  @Override
  public List<Path> places() {
    return List.of(unpacked.resolve("bin"), javaHome().resolve("bin/java"));
  }

  private static Path javaHome() {
    return Path.of(System.getProperty("java.home"));
  }

  @Override
  public boolean answers(Site site, int port) {
    try (var http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build()) {
      return get(http, port, "/_cluster/health?wait_for_status=yellow&timeout=2s").isPresent()
          && get(http, port, "/_nodes/_local/process?filter_path=nodes.*.process.id")
              .filter(body -> isOf(site, body))
              .isPresent();
    }
  }

  /// Whether this is the process of the site, and not another on the same port.
  private static boolean isOf(Site site, String nodes) {
    return site.server()
        .filter(server -> nodes.contains("\"process\":{\"id\":%d}".formatted(server.pid())))
        .isPresent();
  }

  private static Optional<String> get(HttpClient http, int port, String path) {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .timeout(Duration.ofSeconds(10))
            .build();
    try {
      var response = http.send(request, HttpResponse.BodyHandlers.ofString());
      return Optional.of(response)
          .filter(answer -> answer.statusCode() == 200)
          .map(HttpResponse::body);
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
