package dandex.catalog.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dandex.sandbox.TestServers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The ways into a cluster: several hosts, TLS, keys.
class ClusterAccessTest {
  private static final String KEY = "VnVhQ2ZHY0JDZGJrUW0=";

  @TempDir static Path folder;

  private static Certificates certificates;
  private static Certificates others;

  @BeforeAll
  static void make() throws IOException {
    certificates = Certificates.made(Files.createDirectory(folder.resolve("ours")));
    others = Certificates.made(Files.createDirectory(folder.resolve("others")));
  }

  private static String nobody() throws IOException {
    try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return "http://127.0.0.1:" + free.getLocalPort();
    }
  }

  private static Front secured(@Nullable String authorization) throws IOException {
    return Front.secure(TestServers.elasticsearch(), certificates.server(), authorization);
  }

  @Test
  void a_second_host_takes_over_when_the_first_is_down() throws Exception {
    var first = Front.plain(TestServers.elasticsearch());
    try (var second = Front.plain(TestServers.elasticsearch());
        var cluster = Cluster.open(first.url() + ", " + second.url())) {
      cluster.require();
      cluster.require();
      assertThat(first.paths).as("each host has its turn").hasSize(1);
      assertThat(second.paths).hasSize(1);

      first.close();
      for (int asked = 0; asked < 5; asked++) cluster.require();

      assertThat(second.paths).hasSize(6);
    }
  }

  @Test
  void hosts_that_are_all_down_are_named() throws Exception {
    var one = nobody();
    var two = nobody();
    try (var cluster = Cluster.open(one + "," + two)) {
      assertThatThrownBy(cluster::require)
          .isInstanceOf(ClusterUnreachable.class)
          .hasMessage(
              "Elasticsearch does not answer at " + one + ", " + two + ": Connection refused");
    }
  }

  @Test
  void a_key_goes_through_tls_that_a_self_made_authority_vouches_for() throws Exception {
    var authority = Authority.in(certificates.pem());
    try (var front = secured("ApiKey " + KEY);
        var cluster = Cluster.open(new ClusterAccess(front.url(), KEY, authority))) {
      assertThatCode(cluster::require).doesNotThrowAnyException();
      assertThat(front.paths).containsExactly("/_cluster/health");
    }
  }

  @Test
  void a_key_in_two_parts_is_encoded() {
    assertThat(new ClusterAccess("https://host", "VuaCfGcBCdbkQm:-e5aOx", null).authorization())
        .contains("ApiKey VnVhQ2ZHY0JDZGJrUW06LWU1YU94");
  }

  @Test
  void who_is_not_known_hears_what_to_set() throws Exception {
    var authority = Authority.in(certificates.pem());
    try (var front = secured("ApiKey " + KEY);
        var cluster = Cluster.open(new ClusterAccess(front.url(), "another", authority))) {
      assertThatThrownBy(cluster::require)
          .isInstanceOf(ClusterUnreachable.class)
          .hasMessageContaining("answers 401")
          .hasMessageContaining("DANDEX_ELASTICSEARCH_API_KEY")
          .hasMessageNotContaining("another");
    }
  }

  @Test
  void another_authority_vouches_for_nothing() throws Exception {
    try (var front = secured(null);
        var wrong = Cluster.open(new ClusterAccess(front.url(), null, Authority.in(others.pem())));
        var none = Cluster.open(front.url())) {
      for (var cluster : new Cluster[] {wrong, none}) {
        assertThatThrownBy(cluster::require)
            .isInstanceOf(ClusterUnreachable.class)
            .hasMessage(
                "Elasticsearch does not answer at %s: nobody whom we trust vouches for its"
                    + " certificate; name the file of its authority in DANDEX_ELASTICSEARCH_CA",
                front.url());
      }
      assertThat(front.paths).isEmpty();
    }
  }

  @Test
  void a_certificate_of_another_host_is_none() throws Exception {
    var authority = Authority.in(certificates.pem());
    try (var front = secured(null);
        var cluster =
            Cluster.open(
                new ClusterAccess(
                    front.url().replace("127.0.0.1", "localhost"), null, authority))) {
      assertThatThrownBy(cluster::require)
          .isInstanceOf(ClusterUnreachable.class)
          .hasMessageContaining("its certificate is another host's")
          .hasMessageContaining("DANDEX_ELASTICSEARCH_URL");
    }
  }

  @Test
  void who_mistakes_http_for_https_or_the_other_way_hears_it() throws Exception {
    heard("https", "HTTP/1.1 400 Bad Request\r\n\r\n", "write http://");
    heard("http", "", "write https://");
  }

  /// What is said to whoever speaks to a host that answers so to what it does not understand, and
  /// hangs up. Elasticsearch does either.
  private static void heard(String scheme, String answer, String advice) throws IOException {
    try (var host = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        var cluster = Cluster.open(scheme + "://127.0.0.1:" + host.getLocalPort())) {
      Thread.ofVirtual().start(() -> answer(host, answer));
      assertThatThrownBy(cluster::require).hasMessageContaining(advice);
    }
  }

  private static void answer(ServerSocket host, String answer) {
    try (var caller = host.accept()) {
      caller.getInputStream().read(new byte[4096]);
      caller.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void what_contradicts_itself_is_refused_without_its_secrets() {
    var authority = Authority.in(certificates.pem());
    refused("http://me:secret@a:9200", "secret2", null, "leave one");
    refused("http://a:9200", null, authority, "no address begins with https");
    refused("https://a:9200", "secret\nsecret", null, "characters that no key has");
    refused("http://me:secret@a,http://you:secret@b", null, null, "the same user and password");
    refused("http://me:secret@a/x,http://me:secret@b/y", null, null, "the same path");
    refused("http://me:secret@a,ftp://b", null, null, "write http://host:9200");
    refused("http://me:secret@a,", null, null, "write http://host:9200");
  }

  private static void refused(
      String urls, @Nullable String key, @Nullable Authority authority, String why) {
    assertThatThrownBy(() -> new ClusterAccess(urls, key, authority))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(why)
        .hasMessageNotContaining("secret");
  }

  @Test
  void it_is_printed_without_its_secrets() {
    assertThat(new ClusterAccess("https://me:secret@a:1/x,https://b:2/x", null, null))
        .hasToString("https://a:1/x, https://b:2/x");
    assertThat(new ClusterAccess("https://a", "secret", null)).hasToString("https://a");
  }

  @Test
  void a_file_without_certificates_is_named() throws Exception {
    var empty = Files.createFile(folder.resolve("empty.pem"));
    var words = Files.writeString(folder.resolve("words.pem"), "no certificate");

    for (var file : new Path[] {empty, words}) {
      assertThatThrownBy(() -> Authority.in(file))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(file + " holds no certificate in PEM form");
    }
    assertThatThrownBy(() -> Authority.in(folder.resolve("nowhere.pem")))
        .hasMessage(folder.resolve("nowhere.pem") + " cannot be read");
  }
}
