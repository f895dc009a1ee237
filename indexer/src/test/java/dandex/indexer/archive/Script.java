package dandex.indexer.archive;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.GZIPOutputStream;

/// A server that says what it was told to say, line by line, whatever it is asked. The last line is
/// said again and again.
final class Script implements AutoCloseable {
  /// What it does with one request.
  interface Line {
    void play(HttpExchange exchange) throws IOException;
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Deque<Line> lines = new ArrayDeque<>();
  private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
  private final CountDownLatch end = new CountDownLatch(1);

  Script(Line... lines) throws IOException {
    this.lines.addAll(List.of(lines));
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
    server.setExecutor(threads);
    server.createContext("/", this::play);
    server.start();
  }

  /// What was asked for, below `/api`.
  List<String> asked() {
    return List.copyOf(asked);
  }

  /// A client of it that does not wait long.
  DandiArchive archive() {
    return new DandiArchive(options(), Clock.systemUTC());
  }

  ArchiveOptions options() {
    return ArchiveOptions.of(
            "http://127.0.0.1:" + server.getAddress().getPort() + "/api/", "dandex/test")
        .withRequestsPerMinute(0)
        .withRetries(4, Duration.ofMillis(1), Duration.ofMillis(20));
  }

  static Line json(String body) {
    return status(200, "application/json", body);
  }

  static Line status(int status, String type, String body, String... headers) {
    return exchange -> {
      for (var header = 0; header < headers.length; header += 2) {
        exchange.getResponseHeaders().add(headers[header], headers[header + 1]);
      }
      var bytes = body.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().add("Content-Type", type);
      exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    };
  }

  static Line gzipped(String body) {
    return exchange -> {
      var packed = new ByteArrayOutputStream();
      try (var gzip = new GZIPOutputStream(packed)) {
        gzip.write(body.getBytes(StandardCharsets.UTF_8));
      }
      exchange.getResponseHeaders().add("Content-Encoding", "gzip");
      exchange.sendResponseHeaders(200, packed.size());
      exchange.getResponseBody().write(packed.toByteArray());
    };
  }

  /// Announces the whole body and closes after half of it.
  static Line brokenOff(String body) {
    return exchange -> {
      var bytes = body.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(200, bytes.length);
      exchange.getResponseBody().write(bytes, 0, bytes.length / 2);
      exchange.getResponseBody().flush();
      throw new IOException("broken off as told");
    };
  }

  /// Sends the beginning of a body, and nothing more until the script ends.
  Line stalled() {
    return exchange -> {
      exchange.sendResponseHeaders(200, 1000);
      exchange.getResponseBody().write('{');
      exchange.getResponseBody().flush();
      try {
        end.await();
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
      }
    };
  }

  void then(Line line) {
    synchronized (lines) {
      lines.add(line);
    }
  }

  private void play(HttpExchange exchange) throws IOException {
    try (exchange) {
      URI uri = exchange.getRequestURI();
      asked.add(uri.toString().replaceFirst("^/api", ""));
      next().play(exchange);
    }
  }

  private Line next() {
    synchronized (lines) {
      return lines.size() > 1 ? lines.removeFirst() : lines.getFirst();
    }
  }

  @Override
  public void close() {
    end.countDown();
    server.stop(0);
    threads.close();
  }
}
