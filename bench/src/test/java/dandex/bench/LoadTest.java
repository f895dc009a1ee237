package dandex.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LoadTest {
  private final AtomicInteger asked = new AtomicInteger();
  private final HttpServer server;

  LoadTest() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
  }

  @BeforeEach
  void start() {
    server.setExecutor(Executors.newCachedThreadPool());
    answer("/sized", 200, 0);
    answer("/chunked", 200, 1);
    answer("/broken", 500, 0);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  /// @param form 0 for a body with a length, 1 for one in chunks
  private void answer(String path, int status, int form) {
    server.createContext(
        path,
        exchange -> {
          asked.incrementAndGet();
          var body = exchange.getRequestBody().readAllBytes();
          exchange.sendResponseHeaders(status, form == 1 ? 0 : body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
  }

  private int port() {
    return server.getAddress().getPort();
  }

  private static byte[] post(String path) {
    return Line.request("POST", path, "text/plain", "what was sent".getBytes(UTF_8));
  }

  @Test
  void a_line_reads_each_answer_to_its_end_and_is_used_again() throws Exception {
    try (var line = new Line(port())) {
      for (var path : List.of("/sized", "/chunked", "/sized")) {
        assertThat(new String(line.ask(post(path)), UTF_8)).as(path).isEqualTo("what was sent");
      }
    }
  }

  @Test
  void an_act_is_timed_as_a_whole_and_every_one_is_counted() throws Exception {
    var timings =
        new Load(port(), List.of(post("/sized"), post("/chunked")), 3).run(Duration.ofMillis(200));

    assertThat(timings.count()).isGreaterThanOrEqualTo(3);
    assertThat(asked).hasValue(2 * timings.count());
  }

  @Test
  void an_answer_that_is_no_success_fails_the_measurement() {
    var load = new Load(port(), List.of(post("/broken")), 2);

    assertThatThrownBy(() -> load.run(Duration.ofMillis(50)))
        .isInstanceOf(IOException.class)
        .hasRootCauseMessage("HTTP/1.1 500 Internal Server Error: what was sent");
  }
}
