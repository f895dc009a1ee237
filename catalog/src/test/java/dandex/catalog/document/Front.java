package dandex.catalog.document;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/// A host that stands before a real cluster: in TLS where it has a certificate, and only for
/// whoever sends the right header where it wants one.
final class Front implements AutoCloseable {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  /// What came, in order.
  final List<String> paths = new CopyOnWriteArrayList<>();

  private final String cluster;
  private final @Nullable String authorization;
  private final HttpServer server;
  private final String scheme;

  private Front(String cluster, @Nullable SSLContext certificate, @Nullable String authorization)
      throws IOException {
    this.cluster = cluster;
    this.authorization = authorization;
    var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    if (certificate == null) {
      this.server = HttpServer.create(address, 0);
      this.scheme = "http";
    } else {
      var secure = HttpsServer.create(address, 0);
      secure.setHttpsConfigurator(new HttpsConfigurator(certificate));
      this.server = secure;
      this.scheme = "https";
    }
    server.createContext("/", this::handle);
    server.start();
  }

  static Front plain(String cluster) throws IOException {
    return new Front(cluster, null, null);
  }

  static Front secure(String cluster, SSLContext certificate, @Nullable String authorization)
      throws IOException {
    return new Front(cluster, certificate, authorization);
  }

  String url() {
    return scheme + "://127.0.0.1:" + server.getAddress().getPort();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      paths.add(exchange.getRequestURI().getPath());
      var said = exchange.getRequestHeaders().getFirst("Authorization");
      if (authorization != null && !authorization.equals(said)) {
        exchange.sendResponseHeaders(401, -1);
        return;
      }
      var request =
          HttpRequest.newBuilder(URI.create(cluster + exchange.getRequestURI()))
              .header("Accept", exchange.getRequestHeaders().getFirst("Accept"))
              .build();
      var answer = HTTP.send(request, BodyHandlers.ofByteArray());
      for (var name : List.of("Content-Type", "X-elastic-product")) {
        answer
            .headers()
            .firstValue(name)
            .ifPresent(it -> exchange.getResponseHeaders().set(name, it));
      }
      exchange.sendResponseHeaders(answer.statusCode(), answer.body().length);
      exchange.getResponseBody().write(answer.body());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
