package dandex.server.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dandex.server.graphql.Code;
import dandex.server.graphql.Request;
import io.javalin.http.Context;
import java.io.EOFException;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/// GraphQL requests as they come over HTTP: in the body of a POST, or as parameters of a GET.
final class RequestReader {
  static final int MOST_BYTES = 1_000_000;

  /// What is set aside for a body before it has come, on the word of a client.
  private static final int TRUSTED_BYTES = 32_000;

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
          .build();

  private RequestReader() {}

  static Request posted(Context context) throws HttpRefusal {
    if (!MediaType.isJson(context.contentType())) {
      throw new HttpRefusal(415, "send `Content-Type: application/json` in UTF-8");
    }
    var body = parsed(body(context));
    if (body.isArray()) {
      throw new HttpRefusal(
          StatusRule.UNPROCESSABLE,
          Code.BATCH_NOT_ALLOWED,
          "batches are not taken: send each request by itself");
    }
    if (!body.isObject()) throw HttpRefusal.malformed("the body is no JSON object");
    return new RequestForm(body).request(RequestId.of(context), false);
  }

  static Request got(Context context) throws HttpRefusal {
    var parameters = JSON.createObjectNode();
    for (var name : List.of("query", "operationName", "documentId")) {
      var text = context.queryParam(name);
      if (text != null) parameters.put(name, text);
    }
    for (var name : List.of("variables", "extensions")) {
      var json = context.queryParam(name);
      if (json != null && !json.isEmpty()) parameters.set(name, parsed(json.getBytes(UTF_8)));
    }
    return new RequestForm(parameters).request(RequestId.of(context), true);
  }

  /// The JSON object in a parameter; without any field where there is none.
  static Map<String, Object> parameter(Context context, String name) throws HttpRefusal {
    var parameters = JSON.createObjectNode();
    var json = context.queryParam(name);
    if (json != null && !json.isEmpty()) parameters.set(name, parsed(json.getBytes(UTF_8)));
    return new RequestForm(parameters).object(name);
  }

  private static byte[] body(Context context) throws HttpRefusal {
    try {
      var body = read(context);
      if (body.length > MOST_BYTES) {
        throw new HttpRefusal(
            413, Code.DOCUMENT_SIZE_LIMIT, "the body is longer than " + MOST_BYTES + " bytes");
      }
      return body;
    } catch (IOException broken) {
      throw new HttpRefusal(400, "the body ended before its time");
    }
  }

  /// A short one into what it says that it takes; for others Java grows by blocks of 16 kB.
  private static byte[] read(Context context) throws IOException {
    var length = context.req().getContentLength();
    var in = context.req().getInputStream();
    if (length < 0 || length > TRUSTED_BYTES) return in.readNBytes(MOST_BYTES + 1);
    var body = new byte[length];
    if (in.readNBytes(body, 0, length) < length) throw new EOFException();
    return body;
  }

  private static JsonNode parsed(byte[] json) throws HttpRefusal {
    try {
      var tree = JSON.readTree(json);
      if (tree.isMissingNode()) throw new HttpRefusal(400, "the body is empty");
      return tree;
    } catch (JsonProcessingException malformed) {
      var at = malformed.getLocation();
      throw new HttpRefusal(
          400,
          at == null
              ? "not JSON"
              : "not JSON at line %d, column %d".formatted(at.getLineNr(), at.getColumnNr()));
    } catch (IOException impossible) {
      throw new HttpRefusal(400, "not JSON");
    }
  }
}
