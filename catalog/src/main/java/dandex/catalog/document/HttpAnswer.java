package dandex.catalog.document;

import static java.nio.charset.StandardCharsets.UTF_8;

import co.elastic.clients.transport.http.TransportHttpClient;
import co.elastic.clients.transport.http.TransportHttpClient.Node;
import co.elastic.clients.util.BinaryData;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.http.ContentTooLongException;
import org.apache.http.Header;
import org.apache.http.HttpEntity;
import org.apache.http.HttpHost;
import org.apache.http.HttpResponse;
import org.jspecify.annotations.Nullable;

/// What a host has answered, read to its end.
record HttpAnswer(Node node, HttpResponse response, @Nullable BinaryData body)
    implements TransportHttpClient.Response {
  private static final int MOST_BYTES = 100 << 20;
  private static final JsonMapper JSON = new JsonMapper();

  static HttpAnswer of(HttpHost host, HttpResponse response) throws IOException {
    var entity = response.getEntity();
    return new HttpAnswer(new Node(host.toURI()), response, entity == null ? null : read(entity));
  }

  private static BinaryData read(HttpEntity entity) throws IOException {
    var in = entity.getContent();
    var bytes = in.readNBytes(MOST_BYTES);
    if (bytes.length == MOST_BYTES && in.read() >= 0) {
      throw new ContentTooLongException("the answer is longer than %d bytes", MOST_BYTES);
    }
    var type = entity.getContentType();
    return BinaryData.of(bytes, type == null ? "application/octet-stream" : type.getValue());
  }

  /// In a line why, by Elasticsearch itself where it says so, and all that it says below, for a
  /// log.
  String text() throws IOException {
    var status = response.getStatusLine().getReasonPhrase();
    if (body == null) return status;
    var said = UTF_8.decode(body.asByteBuffer()).toString();
    return cause(said).orElse(status) + "\n" + said;
  }

  private static Optional<String> cause(String said) {
    try {
      var cause = JSON.readTree(said).at("/error/root_cause/0");
      return cause.isMissingNode()
          ? Optional.empty()
          : Optional.of(cause.path("type").asText() + ": " + cause.path("reason").asText());
    } catch (JsonProcessingException notJson) {
      return Optional.empty(); // a proxy's page
    }
  }

  @Override
  public int statusCode() {
    return response.getStatusLine().getStatusCode();
  }

  @Override
  public @Nullable String header(String name) {
    var header = response.getFirstHeader(name);
    return header == null ? null : header.getValue();
  }

  @Override
  public List<String> headers(String name) {
    return Arrays.stream(response.getHeaders(name)).map(Header::getValue).toList();
  }

  @Override
  public Object originalResponse() {
    return response;
  }

  @Override
  public void close() {}
}
