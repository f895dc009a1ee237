package dandex.catalog.document;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import co.elastic.clients.transport.DefaultTransportOptions;
import co.elastic.clients.transport.TransportException;
import co.elastic.clients.transport.http.TransportHttpClient.Request;
import co.elastic.clients.transport.http.TransportHttpClient.Response;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class MessengerTest {
  private static final Duration SOON = Duration.ofSeconds(20);

  @Test
  void a_request_arrives_with_its_parts_and_whatever_has_an_answer_is_answered() throws Exception {
    try (var host = ScriptedHost.elasticsearch(List.of(404), "nobody");
        var cluster = Cluster.open(host.url() + "/search")) {
      var body = List.of(bytes("{\"a\":"), bytes("\"é\"}"));
      var answer =
          ask(
              cluster,
              new Request("PUT", "/a%2Fb", Map.of("q", "x, y&z"), Map.of("X-One", "1"), body));

      assertThat(host.asked).containsExactly("PUT /search/a%2Fb?q=x%2C+y%26z {\"a\":\"é\"} 1");
      assertThat(answer.statusCode()).isEqualTo(404);
      assertThat(answer.header("X-OTHER")).isEqualTo("2");
      assertThat(answer.headers("x-other")).containsExactly("2");
      assertThat(answer.header("x-none")).isNull();
      assertThat(text(answer)).isEqualTo("nobody");
      assertThat(answer.node()).hasToString(host.url() + "/");
    }
  }

  @Test
  void what_a_host_cannot_answer_now_the_next_one_answers() throws Exception {
    try (var busy = ScriptedHost.elasticsearch(List.of(503), "");
        var other = ScriptedHost.elasticsearch(List.of(200), "here");
        var cluster = Cluster.open(busy.url() + "," + other.url())) {
      for (var n = 0; n < 3; n++) assertThat(text(ask(cluster, GET))).isEqualTo("here");

      assertThat(busy.asked).hasSize(1);
      assertThat(other.asked).hasSize(3);
    }
  }

  @Test
  void where_no_host_can_answer_now_the_last_one_has_said_why() throws Exception {
    try (var one = ScriptedHost.other(502, "one");
        var other = ScriptedHost.other(504, "other");
        var cluster = Cluster.open(one.url() + "," + other.url())) {
      assertThatThrownBy(() -> ask(cluster, GET))
          .isInstanceOfSatisfying(
              TransportException.class, last -> assertThat(last.statusCode()).isEqualTo(504))
          .hasMessageContaining("other");
    }
  }

  @Test
  void who_has_time_asks_again_where_there_is_too_much_to_do() throws Exception {
    try (var busy = ScriptedHost.elasticsearch(List.of(429, 200), "{}");
        var cluster = Cluster.open(busy.url())) {
      assertThat(ask(cluster.unhurried(), GET).statusCode()).isEqualTo(200);

      assertThat(busy.asked).hasSize(2);
    }
  }

  @Test
  void who_has_none_is_told_why_in_the_words_of_elasticsearch() throws Exception {
    var refusal =
        """
        {"status": 429, "error": {"type": "circuit_breaking_exception", "reason": "too large",
         "root_cause": [{"type": "circuit_breaking_exception", "reason": "[parent] too large"}]}}
        """;
    try (var busy = ScriptedHost.elasticsearch(List.of(429), refusal);
        var cluster = Cluster.open(busy.url())) {
      assertThatThrownBy(() -> cluster.client().indices().refresh())
          .isInstanceOfSatisfying(
              TransportException.class,
              told ->
                  assertThat(Cluster.reason(told))
                      .endsWith(" circuit_breaking_exception: [parent] too large"));

      assertThat(busy.asked).hasSize(1);
    }
  }

  @Test
  void a_host_that_keeps_silent_is_given_up() throws Exception {
    try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        var cluster = open(silent, Duration.ofMillis(200))) {
      assertThatThrownBy(() -> ask(cluster, GET)).isInstanceOf(SocketTimeoutException.class);
    }
  }

  @Test
  void cancelling_closes_the_connection() throws Exception {
    try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        var cluster = open(silent, Duration.ofMinutes(1))) {
      var asked = new CountDownLatch(1);
      var closed = CompletableFuture.runAsync(() -> readToTheEnd(silent, asked));
      var answer =
          cluster.messenger().performRequestAsync("test", null, GET, DefaultTransportOptions.EMPTY);
      asked.await();

      answer.cancel(true);

      assertThat(closed).succeedsWithin(SOON);
    }
  }

  @Test
  void an_interrupt_ends_the_wait_on_any_thread_and_is_no_fault_of_the_host() throws Exception {
    for (var kind : List.of(Thread.ofVirtual(), Thread.ofPlatform())) {
      try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
          var cluster = open(silent, Duration.ofMinutes(1))) {
        var asked = new CountDownLatch(1);
        var closed = CompletableFuture.runAsync(() -> readToTheEnd(silent, asked));
        var waiting =
            new FutureTask<Boolean>(() -> {
              assertThatThrownBy(() -> ask(cluster, GET)).isInstanceOf(CancellationException.class);
              return Thread.interrupted();
            });
        var thread = kind.start(waiting);
        asked.await();

        thread.interrupt();

        assertThat(waiting.get()).as("it is still interrupted").isTrue();
        assertThat(closed).succeedsWithin(SOON);
      }
    }
  }

  private static final Request GET = new Request("GET", "/", Map.of(), Map.of(), null);

  private static Cluster open(ServerSocket host, Duration answer) {
    return Cluster.open(
        ClusterAccess.at("http://127.0.0.1:" + host.getLocalPort()),
        new Wire(1, answer),
        IndexShape.USUAL);
  }

  private static Response ask(Cluster cluster, Request request) throws IOException {
    return cluster.messenger().performRequest("test", null, request, DefaultTransportOptions.EMPTY);
  }

  private static @Nullable String text(Response answer) throws IOException {
    var body = answer.body();
    return body == null ? null : UTF_8.decode(body.asByteBuffer()).toString();
  }

  private static ByteBuffer bytes(String text) {
    return ByteBuffer.wrap(text.getBytes(UTF_8));
  }

  private static void readToTheEnd(ServerSocket server, CountDownLatch asked) {
    try (var connection = server.accept()) {
      var in = connection.getInputStream();
      in.read();
      asked.countDown();
      in.transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      if (!"Connection reset".equals(e.getMessage())) throw new UncheckedIOException(e);
    }
  }
}
