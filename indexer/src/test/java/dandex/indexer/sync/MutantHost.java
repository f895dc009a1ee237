package dandex.indexer.sync;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.GZIPOutputStream;

/// A LINDI host that gives whatever it was told to, packed or not.
final class MutantHost implements AutoCloseable {
  /// What is sent.
  static final class Body {
    private final byte[] bytes;
    private final boolean isPacked;

    Body(byte[] bytes, boolean isPacked) {
      this.bytes = bytes;
      this.isPacked = isPacked;
    }

    static Body plain(byte[] document) {
      return new Body(document, false);
    }

    static Body packed(byte[] document) throws IOException {
      var bytes = new ByteArrayOutputStream();
      try (var gzip = new GZIPOutputStream(bytes)) {
        gzip.write(document);
      }
      return new Body(bytes.toByteArray(), true);
    }

    /// The packing itself breaks off somewhere.
    Body cut(Random random) {
      return new Body(Arrays.copyOf(bytes, random.nextInt(bytes.length)), isPacked);
    }
  }

  private final Map<String, Body> bodies = new ConcurrentHashMap<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpServer server;

  MutantHost() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  URI base() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  void put(String asset, Body body) {
    bodies.put(asset, body);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      var body = bodies.get(exchange.getRequestURI().getPath().split("/", -1)[4]);
      if (body == null) {
        exchange.sendResponseHeaders(404, -1);
        return;
      }
      if (body.isPacked) exchange.getResponseHeaders().add("Content-Encoding", "gzip");
      exchange.sendResponseHeaders(200, body.bytes.length == 0 ? -1 : body.bytes.length);
      exchange.getResponseBody().write(body.bytes);
    }
  }
}
