package dandex.indexer.mirror;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// Stands before a real cluster and lets bulk requests pass, or answers or drops them as it is
/// told.
final class Gate implements AutoCloseable {
  /// An answer instead of the cluster's.
  static final int DROP = -1;

  static final int PASS = 0;

  /// The cluster does it, and its answer gets lost.
  static final int LOSE = -2;

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  /// Bodies of the bulk requests that came, in order.
  final List<String> bulks = new CopyOnWriteArrayList<>();

  private final Map<String, Function<String, Integer>> others = new ConcurrentHashMap<>();

  /// Requests of any kind that were dropped while it was shut.
  final AtomicInteger dropped = new AtomicInteger();

  private volatile boolean shut;
  private final Queue<Function<String, Integer>> script = new ConcurrentLinkedQueue<>();
  private volatile Function<String, Integer> afterwards = _ -> PASS;
  private final String cluster;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();

  Gate(String cluster) throws IOException {
    this.cluster = cluster;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /// What happens to the next bulk request that nothing is said about yet.
  Gate next(Function<String, Integer> answer) {
    script.add(answer);
    return this;
  }

  /// What happens to all bulk requests after those.
  Gate always(Function<String, Integer> answer) {
    afterwards = answer;
    return this;
  }

  /// What happens to requests whose path ends so.
  Gate on(String path, Function<String, Integer> answer) {
    others.put(path, answer);
    return this;
  }

  /// Lets requests whose path ends so pass, the first of them after something else was done.
  Gate onFirst(String path, Runnable something) {
    var isFirst = new AtomicBoolean(true);
    return on(
        path,
        _ -> {
          if (isFirst.getAndSet(false)) something.run();
          return PASS;
        });
  }

  /// Answers nobody, as if the cluster were down, until it is opened again.
  Gate shut() {
    shut = true;
    return this;
  }

  void reopen() {
    shut = false;
  }

  /// Lets the next bulk request pass after something else was done.
  Gate nextAfter(Runnable something) {
    return next(_ -> {
      something.run();
      return PASS;
    });
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      var body = exchange.getRequestBody().readAllBytes();
      if (shut) {
        dropped.incrementAndGet();
        return;
      }
      int verdict = other(exchange.getRequestURI().getPath(), body);
      if (verdict == PASS && exchange.getRequestURI().getPath().endsWith("/_bulk")) {
        var text = new String(body, StandardCharsets.UTF_8);
        bulks.add(text);
        var scripted = script.poll();
        verdict = (scripted == null ? afterwards : scripted).apply(text);
      }
      if (verdict == DROP) return;
      if (verdict == LOSE) send(exchange, body);
      else if (verdict == PASS) pass(exchange, body);
      else exchange.sendResponseHeaders(verdict, -1);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private int other(String path, byte[] body) {
    for (var other : others.entrySet()) {
      if (path.endsWith(other.getKey())) {
        return other.getValue().apply(new String(body, StandardCharsets.UTF_8));
      }
    }
    return PASS;
  }

  private void pass(HttpExchange exchange, byte[] body) throws IOException, InterruptedException {
    var answer = send(exchange, body);
    for (var name : List.of("Content-Type", "X-elastic-product")) {
      answer
          .headers()
          .firstValue(name)
          .ifPresent(it -> exchange.getResponseHeaders().set(name, it));
    }
    boolean bare = answer.body().length == 0 || exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(answer.statusCode(), bare ? -1 : answer.body().length);
    if (!bare) exchange.getResponseBody().write(answer.body());
  }

  private HttpResponse<byte[]> send(HttpExchange exchange, byte[] body)
      throws IOException, InterruptedException {
    UnaryOperator<String> header = name -> exchange.getRequestHeaders().getFirst(name);
    var request =
        HttpRequest.newBuilder(URI.create(cluster + exchange.getRequestURI()))
            .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body))
            .header("Accept", header.apply("Accept"));
    if (header.apply("Content-Type") != null) {
      request.header("Content-Type", header.apply("Content-Type"));
    }
    return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
  }
}
