package dandex.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The settings that Elasticsearch reads from files.
final class ElasticsearchFiles {
  private ElasticsearchFiles() {}

  static void write(Site site, int port) throws IOException {
    for (var folder : List.of(site.store(), site.settings(), site.scratch())) {
      Files.createDirectories(folder);
    }
    Files.writeString(site.settings().resolve("elasticsearch.yml"), node(site, port));
    Files.writeString(site.settings().resolve("jvm.options"), JVM);
    Files.writeString(site.settings().resolve("log4j2.properties"), LOGGING);
  }

  private static String node(Site site, int port) {
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

  private static String quoted(Path path) {
    return "'" + path.toString().replace("'", "''") + "'";
  }

  // What the distribution's own file says, without its log of garbage collections.
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
}
