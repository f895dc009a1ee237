package dandex.catalog.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dandex.sandbox.TestServers;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class ClusterTest {
  @Test
  void a_cluster_that_is_there_is_enough() {
    try (var cluster = Cluster.open(TestServers.elasticsearch())) {
      cluster.require();
    }
  }

  @Test
  void a_cluster_that_is_down_is_told_in_one_line() throws Exception {
    int port;
    try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    try (var cluster = Cluster.open("http://reader:secret@127.0.0.1:" + port)) {
      assertThatThrownBy(cluster::require)
          .isInstanceOf(ClusterUnreachable.class)
          .hasMessage(
              "Elasticsearch does not answer at http://127.0.0.1:" + port + ": Connection refused");
    }
  }

  @Test
  void something_else_that_answers_is_told_in_one_line() throws Exception {
    try (var other = new Other(404)) {
      try (var cluster = Cluster.open(other.url())) {
        assertThatThrownBy(cluster::require)
            .isInstanceOf(ClusterUnreachable.class)
            .message()
            .contains(other.url())
            .hasLineCount(1);
      }
    }
  }

  @Test
  void credentials_and_a_prefix_go_with_every_request() throws Exception {
    try (var other = new Other(401)) {
      var url = other.url().replace("http://", "http://reader:se%40cret@") + "/search/";
      try (var cluster = Cluster.open(url)) {
        assertThatThrownBy(cluster::require).hasMessageNotContaining("cret");
      }
      assertThat(other.authorization.get()).isEqualTo("Basic cmVhZGVyOnNlQGNyZXQ=");
      assertThat(other.path.get()).isEqualTo("/search/_cluster/health");
    }
  }

  @Test
  void what_is_no_address_is_refused_without_its_password() {
    for (var url :
        new String[] {"localhost:9200", "ftp://host", "http://", "http://me:secret@:", "a b"}) {
      assertThatThrownBy(() -> Cluster.open(url))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("write http://host:9200")
          .hasMessageNotContaining("secret");
    }
  }

  /// An HTTP server that is no Elasticsearch.
  private static final class Other implements AutoCloseable {
    final AtomicReference<String> authorization = new AtomicReference<>();
    final AtomicReference<String> path = new AtomicReference<>();
    private final HttpServer server;

    Other(int status) throws Exception {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext(
          "/",
          exchange -> {
            authorization.set(exchange.getRequestHeaders().getFirst("Authorization"));
            path.set(exchange.getRequestURI().getPath());
            var body =
                "<html>\nnot here\n</html>".getBytes(java.nio.charset.StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/html");
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
          });
      server.start();
    }

    String url() {
      return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
      server.stop(0);
    }
  }
}
