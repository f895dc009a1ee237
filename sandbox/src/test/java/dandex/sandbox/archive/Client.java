package dandex.sandbox.archive;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/// Asks an archive as an indexer would.
final class Client {
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final String base;

  Client(String base) {
    this.base = base;
  }

  HttpResponse<byte[]> get(String target, String... headers) {
    var request =
        HttpRequest.newBuilder(URI.create(target.startsWith("http") ? target : base + target));
    for (var i = 0; i < headers.length; i += 2) request.header(headers[i], headers[i + 1]);
    return send(request.build());
  }

  JsonNode json(String target) {
    return json(get(target));
  }

  JsonNode control(String order) {
    return json(post("/__control", order));
  }

  HttpResponse<byte[]> post(String target, String body) {
    return send(
        HttpRequest.newBuilder(URI.create(base + target))
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build());
  }

  /// The items of all pages.
  List<JsonNode> all(String target) {
    var items = new ArrayList<JsonNode>();
    var next = target;
    while (next != null) {
      var page = json(next);
      page.get("results").forEach(items::add);
      next = page.get("next").isNull() ? null : page.get("next").asText();
    }
    return items;
  }

  static JsonNode json(HttpResponse<byte[]> response) {
    try {
      return Json.read(body(response));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] body(HttpResponse<byte[]> response) {
    var packed = response.headers().firstValue("Content-Encoding").orElse("").equals("gzip");
    if (!packed) return response.body();
    try (var in = new GZIPInputStream(new ByteArrayInputStream(response.body()))) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static HttpResponse<byte[]> send(HttpRequest request) {
    try {
      return HTTP.send(request, HttpResponse.BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
