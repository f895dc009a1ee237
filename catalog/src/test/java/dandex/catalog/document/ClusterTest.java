package dandex.catalog.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dandex.sandbox.TestServers;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class ClusterTest {
  private static final String PAGE = "<html>\nnot here\n</html>";

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
    try (var other = ScriptedHost.other(404, PAGE)) {
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
    try (var other = ScriptedHost.other(401, PAGE)) {
      var url = other.url().replace("http://", "http://reader:se%40cret@") + "/search/";
      try (var cluster = Cluster.open(url)) {
        assertThatThrownBy(cluster::require).hasMessageNotContaining("cret");
      }
      assertThat(other.authorizations).containsExactly("Basic cmVhZGVyOnNlQGNyZXQ=");
      assertThat(other.asked).singleElement().asString().startsWith("GET /search/_cluster/health ");
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
}
