package dandex.server.find;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;

/// Stands between a client and Elasticsearch: counts requests and passes them on, or fails as it is
/// told.
public final class Wire implements AutoCloseable {
  /// How a request is dealt with.
  public sealed interface Way {
    record PassOn() implements Way {}

    record Answer(int status, String body) implements Way {}

    record Silence() implements Way {}

    /// Passes on what is let through, and is out of service for the rest.
    ///
    /// @param gate is told the number of each request, from 1
    record Gated(IntPredicate gate) implements Way {}

    /// @param way is told the number of each request, from 1
    record Each(IntFunction<Way> way) implements Way {}
  }

  private final AtomicInteger requests = new AtomicInteger();
  private final Queue<String> paths = new ConcurrentLinkedQueue<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final HttpClient http = HttpClient.newHttpClient();
  private final HttpServer server;
  private final String target;
  private final Way way;

  public Wire(String target, Way way) {
    this.target = target;
    this.way = way;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::handle);
    server.start();
  }

  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  public int requests() {
    return requests.get();
  }

  /// What was asked for, without parameters.
  public List<String> paths() {
    return List.copyOf(paths);
  }

  private void handle(HttpExchange exchange) throws IOException {
    var number = requests.incrementAndGet();
    paths.add(exchange.getRequestURI().getPath());
    try (exchange) {
      deal(exchange, number, way);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void deal(HttpExchange exchange, int number, Way way)
      throws IOException, InterruptedException {
    switch (way) {
      case Way.PassOn() -> passOn(exchange);
      case Way.Answer(var status, var body) -> answer(exchange, status, body.getBytes(UTF_8));
      case Way.Silence() -> closed.await();
      case Way.Gated(var gate) -> {
        if (gate.test(number)) passOn(exchange);
        else answer(exchange, 503, new byte[0]);
      }
      case Way.Each(var each) -> deal(exchange, number, each.apply(number));
    }
  }

  private void passOn(HttpExchange exchange) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(target + exchange.getRequestURI()))
            .header("Content-Type", exchange.getRequestHeaders().getFirst("Content-Type"))
            .header("Accept", exchange.getRequestHeaders().getFirst("Accept"))
            .method(
                exchange.getRequestMethod(),
                BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes()))
            .build();
    var response = http.send(request, BodyHandlers.ofByteArray());
    answer(exchange, response.statusCode(), response.body());
  }

  private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.getResponseHeaders().add("X-Elastic-Product", "Elasticsearch");
    exchange.getResponseHeaders().add("Content-Type", "application/vnd.elasticsearch+json");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
    http.close();
  }
}
