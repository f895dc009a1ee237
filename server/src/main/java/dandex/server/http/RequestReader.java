package dandex.server.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dandex.server.graphql.Request;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// GraphQL requests as they come over HTTP: in the body of a POST, or as parameters of a GET.
final class RequestReader {
  static final int MOST_BYTES = 1_000_000;
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
          .build();
  private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

  private RequestReader() {}

  static Request posted(Context context) throws HttpRefusal {
    if (!MediaType.isJson(context.contentType())) {
      throw new HttpRefusal(415, "send `Content-Type: application/json` in UTF-8");
    }
    var body = parsed(body(context));
    if (body.isArray()) {
      throw new HttpRefusal(400, "batches are not taken: send each request by itself");
    }
    if (!body.isObject()) throw new HttpRefusal(400, "the body is no JSON object");
    return new Request(
        query(text(body, "query")),
        text(body, "operationName"),
        object(body, "variables"),
        checked(body, context));
  }

  static Request got(Context context) throws HttpRefusal {
    var parameters = JSON.createObjectNode();
    put(parameters, "variables", context.queryParam("variables"));
    put(parameters, "extensions", context.queryParam("extensions"));
    return new Request(
        query(context.queryParam("query")),
        context.queryParam("operationName"),
        object(parameters, "variables"),
        checked(parameters, context));
  }

  /// The JSON object in a parameter; without any field where there is none.
  static Map<String, Object> parameter(Context context, String name) throws HttpRefusal {
    var parameters = JSON.createObjectNode();
    put(parameters, name, context.queryParam(name));
    return object(parameters, name);
  }

  private static void put(ObjectNode parameters, String name, @Nullable String json)
      throws HttpRefusal {
    if (json != null && !json.isEmpty()) {
      parameters.set(name, parsed(json.getBytes(UTF_8)));
    }
  }

  /// The request's id; nothing is done with extensions, but a client that errs is told.
  private static String checked(JsonNode request, Context context) throws HttpRefusal {
    object(request, "extensions");
    return RequestId.of(context);
  }

  private static byte[] body(Context context) throws HttpRefusal {
    try {
      var body = context.req().getInputStream().readNBytes(MOST_BYTES + 1);
      if (body.length > MOST_BYTES) {
        throw new HttpRefusal(413, "the body is longer than " + MOST_BYTES + " bytes");
      }
      return body;
    } catch (IOException broken) {
      throw new HttpRefusal(400, "the body ended before its time");
    }
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

  private static String query(@Nullable String query) throws HttpRefusal {
    if (query == null || query.isBlank()) throw new HttpRefusal(400, "`query` is missing");
    return query;
  }

  private static @Nullable String text(JsonNode body, String name) throws HttpRefusal {
    var value = body.path(name);
    if (value.isMissingNode() || value.isNull()) return null;
    if (!value.isTextual()) throw new HttpRefusal(400, "`" + name + "` is no string");
    return value.textValue();
  }

  private static Map<String, Object> object(JsonNode body, String name) throws HttpRefusal {
    var value = body.path(name);
    if (value.isMissingNode() || value.isNull()) return Map.of();
    if (!value.isObject()) throw new HttpRefusal(400, "`" + name + "` is no JSON object");
    return JSON.convertValue(value, OBJECT);
  }
}
