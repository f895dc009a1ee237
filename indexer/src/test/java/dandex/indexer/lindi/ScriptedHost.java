package dandex.indexer.lindi;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.GZIPOutputStream;

/// A host that answers as it was told, one line for each request; the last line goes on for ever.
final class ScriptedHost implements AutoCloseable {
  interface Line {
    void give(HttpExchange exchange) throws IOException;
  }

  private final Deque<Line> lines;
  private final List<Headers> asked = new CopyOnWriteArrayList<>();
  private final List<String> paths = new CopyOnWriteArrayList<>();
  private final CountDownLatch end = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpServer server;

  ScriptedHost(Line... lines) throws IOException {
    this.lines = new ArrayDeque<>(List.of(lines));
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  URI base() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/dandi/");
  }

  /// The headers of each request.
  List<Headers> asked() {
    return asked;
  }

  List<String> paths() {
    return paths;
  }

  static Line status(int status, String... headers) {
    return bytes(status, new byte[0], headers);
  }

  static Line file(String text, String... headers) {
    return bytes(200, text.getBytes(java.nio.charset.StandardCharsets.UTF_8), headers);
  }

  static Line bytes(int status, byte[] body, String... headers) {
    return exchange -> {
      add(exchange, headers);
      exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
      exchange.close();
    };
  }

  /// Announces more than it sends, and hangs up.
  static Line brokenOff(byte[] body) {
    return exchange -> {
      exchange.sendResponseHeaders(200, body.length + 1000L);
      exchange.getResponseBody().write(body);
      exchange.getResponseBody().flush();
      throw new IOException("hang up");
    };
  }

  /// Announces more than it sends, and says nothing more while the host lives.
  Line stalled(byte[] body) {
    return exchange -> {
      exchange.sendResponseHeaders(200, body.length + 1000L);
      exchange.getResponseBody().write(body);
      exchange.getResponseBody().flush();
      awaitEnd();
    };
  }

  /// Says nothing at all while the host lives.
  Line silent() {
    return _ -> awaitEnd();
  }

  void script(Line... next) {
    lines.clear();
    lines.addAll(List.of(next));
  }

  static byte[] gzip(byte[] plain) {
    var packed = new ByteArrayOutputStream();
    try (var out = new GZIPOutputStream(packed)) {
      out.write(plain);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }

  @Override
  public void close() {
    end.countDown();
    server.stop(0);
    threads.close();
  }

  private void answer(HttpExchange exchange) throws IOException {
    asked.add(exchange.getRequestHeaders());
    paths.add(exchange.getRequestURI().getPath());
    next().give(exchange);
  }

  private synchronized Line next() {
    return lines.size() > 1 ? lines.remove() : lines.element();
  }

  private void awaitEnd() throws IOException {
    try {
      end.await();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  private static void add(HttpExchange exchange, String... headers) {
    for (int i = 0; i < headers.length; i += 2) {
      exchange.getResponseHeaders().add(headers[i], headers[i + 1]);
    }
  }
}
