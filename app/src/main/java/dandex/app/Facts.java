package dandex.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dandex.catalog.Json;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A JSON object for scripts, and what goes into it.
final class Facts {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Facts() {}

  static ObjectNode none() {
    return JSON.createObjectNode();
  }

  static JsonNode of(Json document) {
    try {
      return JSON.readTree(document.text());
    } catch (JsonProcessingException foreign) {
      throw new IllegalStateException("not JSON: " + document.text(), foreign);
    }
  }

  /// ISO 8601 in UTC.
  static @Nullable String time(@Nullable Instant time) {
    return time == null ? null : time.toString();
  }
}
