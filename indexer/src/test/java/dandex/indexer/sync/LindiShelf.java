package dandex.indexer.sync;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// A LINDI host whose files can be exchanged. What is not on the shelf is absent.
final class LindiShelf implements AutoCloseable {
  private final Map<String, String> files = new ConcurrentHashMap<>();
  private final Map<String, String> infos = new ConcurrentHashMap<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final AtomicInteger atOnce = new AtomicInteger();
  private final AtomicInteger mostAtOnce = new AtomicInteger();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpServer server;
  private volatile int status = 200;
  private volatile boolean isForgetful;
  private volatile Runnable beforeAnswer = () -> {};

  LindiShelf() throws IOException {
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  URI base() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  void put(String asset, String file) {
    files.put(asset, file);
  }

  /// What stands beside a file.
  void putInfo(String asset, String info) {
    infos.put(asset, info);
  }

  /// From now on nothing that it says helps to ask conditionally.
  void forgetful() {
    isForgetful = true;
  }

  void remove(String asset) {
    files.remove(asset);
  }

  /// From now on every answer has this status, until it is 200 again.
  void status(int now) {
    status = now;
  }

  void beforeAnswer(Runnable act) {
    beforeAnswer = act;
  }

  /// The ids that were asked for, and whether conditionally; `info of` them where that was asked.
  List<String> asked() {
    return asked;
  }

  int mostAtOnce() {
    return mostAtOnce.get();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }

  private void answer(HttpExchange exchange) throws IOException {
    mostAtOnce.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
    try (exchange) {
      beforeAnswer.run();
      var path = exchange.getRequestURI().getPath();
      var asset = path.split("/", -1)[4];
      var condition = exchange.getRequestHeaders().getFirst("If-None-Match");
      var isInfo = path.endsWith("/info.json");
      asked.add(
          (isInfo ? "info of " : "") + asset + (condition == null ? "" : " unless " + condition));
      atOnce.decrementAndGet();
      give(exchange, (isInfo ? infos : files).get(asset), condition);
    }
  }

  private void give(HttpExchange exchange, @Nullable String file, @Nullable String condition)
      throws IOException {
    if (status != 200 || file == null) {
      exchange.sendResponseHeaders(status != 200 ? status : 404, -1);
      return;
    }
    var etag = "\"" + Integer.toHexString(file.hashCode()) + "\"";
    if (!isForgetful) exchange.getResponseHeaders().add("ETag", etag);
    if (etag.equals(condition)) {
      exchange.sendResponseHeaders(304, -1);
      return;
    }
    var bytes = file.getBytes(UTF_8);
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
  }
}
