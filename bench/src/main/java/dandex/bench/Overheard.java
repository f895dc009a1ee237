package dandex.bench;

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
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Executors;

/// Stands between a server and its Elasticsearch and remembers which searches it asked, to the
/// byte.
final class Overheard implements AutoCloseable {
  private final HttpServer proxy;
  private final String cluster;
  private final HttpClient client = HttpClient.newHttpClient();
  private final List<byte[]> searches = Collections.synchronizedList(new ArrayList<>());

  Overheard(String cluster) throws IOException {
    this.cluster = cluster;
    proxy = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    proxy.createContext("/", this::pass);
    proxy.setExecutor(Executors.newCachedThreadPool());
    proxy.start();
  }

  String url() {
    return "http://127.0.0.1:" + proxy.getAddress().getPort();
  }

  /// Those since the last time.
  List<byte[]> searches() {
    synchronized (searches) {
      var taken = List.copyOf(searches);
      searches.clear();
      return taken;
    }
  }

  private void pass(HttpExchange exchange) throws IOException {
    try (exchange) {
      var target = exchange.getRequestURI().toString();
      var body = exchange.getRequestBody().readAllBytes();
      var type = exchange.getRequestHeaders().getFirst("Content-Type");
      if (target.contains("_search") || target.contains("_msearch")) {
        searches.add(Line.request(exchange.getRequestMethod(), target, type, body));
      }
      var request =
          HttpRequest.newBuilder(URI.create(cluster + target))
              .method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body));
      if (type != null) request.header("Content-Type", type);
      var accept = exchange.getRequestHeaders().getFirst("Accept");
      if (accept != null) request.header("Accept", accept);
      var answer = client.send(request.build(), BodyHandlers.ofByteArray());
      for (var name : List.of("X-Elastic-Product", "Content-Type")) {
        answer
            .headers()
            .firstValue(name)
            .ifPresent(it -> exchange.getResponseHeaders().set(name, it));
      }
      var empty = exchange.getRequestMethod().equals("HEAD") || answer.body().length == 0;
      exchange.sendResponseHeaders(answer.statusCode(), empty ? -1 : answer.body().length);
      if (!empty) exchange.getResponseBody().write(answer.body());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    proxy.stop(0);
    client.close();
  }
}
