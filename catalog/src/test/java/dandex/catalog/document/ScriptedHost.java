package dandex.catalog.document;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// A host that answers always the same, with its statuses in turn.
final class ScriptedHost implements AutoCloseable {
  /// Method, path with parameters, body, and the header `X-One`.
  final List<String> asked = new CopyOnWriteArrayList<>();

  final List<String> authorizations = new CopyOnWriteArrayList<>();
  private final HttpServer server;

  private ScriptedHost(List<Integer> statuses, String answer, String product) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          var sent = exchange.getRequestHeaders();
          authorizations.add(String.valueOf(sent.getFirst("Authorization")));
          asked.add(
              "%s %s %s %s"
                  .formatted(
                      exchange.getRequestMethod(),
                      exchange.getRequestURI(),
                      new String(exchange.getRequestBody().readAllBytes(), UTF_8),
                      sent.getFirst("X-One")));
          var headers = exchange.getResponseHeaders();
          headers.set("X-Other", "2");
          headers.set("Content-Type", product.isEmpty() ? "text/html" : "application/json");
          if (!product.isEmpty()) headers.set("X-elastic-product", product);
          var turn = Math.min(asked.size(), statuses.size()) - 1;
          exchange.sendResponseHeaders(statuses.get(turn), 0);
          exchange.getResponseBody().write(answer.getBytes(UTF_8));
          exchange.close();
        });
    server.start();
  }

  static ScriptedHost elasticsearch(List<Integer> statuses, String answer) throws IOException {
    return new ScriptedHost(statuses, answer, "Elasticsearch");
  }

  /// Something else that speaks HTTP.
  static ScriptedHost other(int status, String answer) throws IOException {
    return new ScriptedHost(List.of(status), answer, "");
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
