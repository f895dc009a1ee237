package dandex.server.http;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dandex.server.access.Caller;
import dandex.server.graphql.Reference;
import dandex.server.graphql.Request;
import dandex.server.graphql.Sha256;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The JSON of a GraphQL request, and what is wrong with it.
record RequestForm(JsonNode json) {
  private static final JsonMapper JSON = new JsonMapper();
  private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};
  private static final String SCHEME = "sha256:";

  /// @param id of the request
  /// @param onlyReads whether nothing may be changed by it
  Request request(String id, boolean onlyReads) throws HttpRefusal {
    return new Request(
        document(),
        text("operationName"),
        object("variables"),
        id,
        onlyReads,
        false,
        Caller.ANYBODY);
  }

  private Reference document() throws HttpRefusal {
    var query = query();
    var extensions = child("extensions");
    var id = text("documentId");
    if (id != null) return new Reference.Stored(stored(id), query);
    var persisted = new RequestForm(extensions).child("persistedQuery");
    if (persisted.isObject()) {
      return new Reference.Remembered(new RequestForm(persisted).remembered(), query);
    }
    if (query == null) throw HttpRefusal.malformed("`query` is missing, and so is `documentId`");
    return new Reference.Written(query);
  }

  private @Nullable String query() throws HttpRefusal {
    var query = text("query");
    return query == null || query.isBlank() ? null : query;
  }

  private static Sha256 stored(String id) throws HttpRefusal {
    if (id.startsWith(SCHEME)) {
      var hash = Sha256.parse(id.substring(SCHEME.length()));
      if (hash.isPresent()) return hash.get();
    }
    throw HttpRefusal.malformed("`documentId` is no `sha256:` with 64 hexadecimal digits");
  }

  private Sha256 remembered() throws HttpRefusal {
    if (json.path("version").asInt() != 1) {
      throw HttpRefusal.malformed("`persistedQuery` is known in version 1 only");
    }
    var hash = text("sha256Hash");
    return Sha256.parse(hash == null ? "" : hash)
        .orElseThrow(() -> HttpRefusal.malformed("`sha256Hash` has no 64 hexadecimal digits"));
  }

  private @Nullable String text(String name) throws HttpRefusal {
    var value = json.path(name);
    if (value.isMissingNode() || value.isNull()) return null;
    if (!value.isTextual()) throw HttpRefusal.malformed("`" + name + "` is no string");
    return value.textValue();
  }

  Map<String, Object> object(String name) throws HttpRefusal {
    var value = child(name);
    return value.isObject() ? JSON.convertValue(value, OBJECT) : Map.of();
  }

  /// An object, or nothing.
  private JsonNode child(String name) throws HttpRefusal {
    var value = json.path(name);
    if (value.isMissingNode() || value.isNull() || value.isObject()) return value;
    throw HttpRefusal.malformed("`" + name + "` is no JSON object");
  }
}
