package dandex.app;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/// The bytes of a request, right or wrong, after whose answer the connection ends.
final class RawRequest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private RawRequest() {}

  static byte[] graphql(String document, Map<String, ?> variables) {
    return post("", json(Map.of("query", document, "variables", variables)));
  }

  /// @param headers lines, each with its end
  static byte[] post(String headers, byte[] body) {
    var bytes = new ByteArrayOutputStream();
    bytes.writeBytes(
        head(
            "POST /graphql",
            "Content-Type: application/json\r\nContent-Length: " + body.length + "\r\n" + headers));
    bytes.writeBytes(body);
    return bytes.toByteArray();
  }

  static byte[] get(String target, String headers) {
    return head("GET " + target, headers);
  }

  /// @param begin method and target
  static byte[] head(String begin, String headers) {
    return (begin + " HTTP/1.1\r\nHost: here\r\nConnection: close\r\n" + headers + "\r\n")
        .getBytes(ISO_8859_1);
  }

  static byte[] json(Object value) {
    try {
      return JSON.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] packed(byte[] content) {
    var body = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(body)) {
      gzip.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return body.toByteArray();
  }
}
