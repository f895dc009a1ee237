package dandex.sandbox.archive;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/// What goes back to a client.
final class Reply {
  private static final String JSON = "application/json";
  private static final String HTML = "text/html; charset=utf-8";
  // Django leaves shorter answers as they are.
  private static final int SHORTEST_PACKED = 200;

  /// How the sending ends.
  enum Ending {
    WHOLE,
    /// half of the body, then an orderly end of the connection
    TRUNCATED,
    /// half of the body, then a reset
    RESET
  }

  private final int status;
  private final Map<String, String> headers;
  private final byte[] body;
  private final Ending ending;

  private Reply(int status, Map<String, String> headers, byte[] body, Ending ending) {
    this.status = status;
    this.headers = headers;
    this.body = body;
    this.ending = ending;
  }

  static Reply json(byte[] body) {
    return new Reply(200, Map.of("Content-Type", JSON), body, Ending.WHOLE);
  }

  /// @param value a node, or text for the bare JSON string that some errors are
  static Reply json(int status, Object value) {
    return new Reply(status, Map.of("Content-Type", JSON), Json.bytes(value), Ending.WHOLE);
  }

  static Reply detail(int status, String detail) {
    return json(status, Map.of("detail", detail));
  }

  static Reply html(int status, String title, String text) {
    var page =
        """
        <!doctype html>
        <html lang="en">
        <head><title>%1$s</title></head>
        <body>
        <h1>%1$s</h1><p>%2$s</p>
        </body>
        </html>
        """
            .formatted(title, text);
    return new Reply(
        status, Map.of("Content-Type", HTML), page.getBytes(StandardCharsets.UTF_8), Ending.WHOLE);
  }

  static Reply notFound() {
    return detail(404, "Not found.");
  }

  static Reply unauthorized() {
    return detail(401, "Authentication credentials were not provided.");
  }

  static Reply noSuchPage() {
    return html(404, "Not Found", "The requested resource was not found on this server.");
  }

  static Reply moved(String location) {
    return new Reply(301, Map.of("Content-Type", HTML), new byte[0], Ending.WHOLE)
        .with("Location", location);
  }

  Reply with(String name, String value) {
    var more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new Reply(status, more, body, ending);
  }

  Reply with(byte[] other) {
    return new Reply(status, headers, other, ending);
  }

  Reply ending(Ending other) {
    return new Reply(status, headers, body, other);
  }

  /// The headers of a 304 for the client that holds this already.
  Reply unchanged() {
    var kept = new LinkedHashMap<>(headers);
    kept.remove("Content-Type");
    return new Reply(304, kept, new byte[0], ending);
  }

  Reply packed() {
    if (body.length < SHORTEST_PACKED) return this;
    var packed = new ByteArrayOutputStream(body.length / 4);
    try (var gzip = new QuickGzip(packed)) {
      gzip.write(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return with(packed.toByteArray()).with("Content-Encoding", "gzip");
  }

  int status() {
    return status;
  }

  Map<String, String> headers() {
    return headers;
  }

  byte[] body() {
    return body;
  }

  Ending ending() {
    return ending;
  }

  /// How much of the body is sent.
  int sent() {
    return ending == Ending.WHOLE ? body.length : body.length / 2;
  }

  private static final class QuickGzip extends GZIPOutputStream {
    QuickGzip(ByteArrayOutputStream out) throws IOException {
      super(out, 1 << 14);
      def.setLevel(1);
    }
  }
}
