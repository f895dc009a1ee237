package dandex.sandbox;

import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.utility.DockerImageName;

/// The servers of the tests as containers, which their engine removes when this process ends.
final class Containers {
  private static final int POSTGRES = 5432;
  private static final int ELASTICSEARCH = 9200;

  private Containers() {}

  static Databases postgres() {
    var container =
        container("postgres:18")
            .withExposedPorts(POSTGRES)
            .withEnv("POSTGRES_HOST_AUTH_METHOD", "trust")
            .withCommand("postgres", "-c", "fsync=off", "-c", "synchronous_commit=off")
            // Its first start is for its own preparation.
            .waitingFor(Wait.forLogMessage(".*ready to accept connections.*\\n", 2));
    container.start();
    return new Databases(container.getHost(), container.getMappedPort(POSTGRES));
  }

  /// Its URL.
  static String elasticsearch() {
    var container =
        container("elasticsearch:8.19.21")
            .withExposedPorts(ELASTICSEARCH)
            .withEnv("discovery.type", "single-node")
            .withEnv("xpack.security.enabled", "false")
            .withEnv("action.auto_create_index", "false")
            .withEnv("cluster.routing.allocation.disk.threshold_enabled", "false")
            .withEnv("ES_JAVA_OPTS", "-Xms512m -Xmx512m")
            .waitingFor(Wait.forHttp("/_cluster/health?wait_for_status=yellow"));
    container.start();
    return "http://%s:%d".formatted(container.getHost(), container.getMappedPort(ELASTICSEARCH));
  }

  private static GenericContainer<?> container(String image) {
    if (!DockerClientFactory.instance().isDockerAvailable()) {
      throw new ServerFailed(
          "dandex.testcontainers is true, but no Docker engine answers: start one, or leave it"
              + " out");
    }
    return new GenericContainer<>(DockerImageName.parse(image));
  }
}
