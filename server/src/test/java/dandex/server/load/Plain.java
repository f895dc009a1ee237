package dandex.server.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NumericNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Set;

/// Metadata without what is not read from them, nothing said empty, and times in UTC: independent
/// of how they are read.
final class Plain {
  private static final Set<String> TIMES =
      Set.of("startDate", "endDate", "datePublished", "dateModified", "blobDateModified");

  /// Names of objects whose type is told; of the others the name of their field is enough.
  private static final Set<String> TYPED = Set.of("contributor", "wasGeneratedBy");

  private static final Map<String, Set<String>> UNREAD =
      Map.of(
          "contributor", Set.of("contactPoint"),
          "affiliation", Set.of("includeInCitation", "roleName", "awardNumber"),
          "age", Set.of("unitText"),
          "wasGeneratedBy", Set.of("wasAssociatedWith", "used", "id"),
          "wasDerivedFrom", Set.of("wasAttributedTo"));

  private Plain() {}

  /// @param field under which the value stands
  static JsonNode of(String field, JsonNode value) {
    return switch (value) {
      case ArrayNode list -> {
        var plain = JsonNodeFactory.instance.arrayNode();
        for (var element : list) {
          var one = of(field, element);
          if (!isNothing(one) && !contains(plain, one, field)) plain.add(one);
        }
        yield plain;
      }
      case ObjectNode object -> {
        var plain = JsonNodeFactory.instance.objectNode();
        for (var entry : object.properties()) {
          if (isUnread(field, entry.getKey())) continue;
          var part = of(entry.getKey(), entry.getValue());
          if (!isNothing(part)) plain.set(entry.getKey(), part);
        }
        yield plain;
      }
      case NumericNode number -> JsonNodeFactory.instance.numberNode(number.decimalValue());
      default ->
          TIMES.contains(field) && value.isTextual()
              ? JsonNodeFactory.instance.textNode(
                  OffsetDateTime.parse(withOffset(value.asText())).toInstant().toString())
              : value;
    };
  }

  private static String withOffset(String time) {
    return time.matches(".*(Z|[+-]\\d\\d:\\d\\d)") ? time : time + "Z";
  }

  private static boolean isUnread(String field, String name) {
    if (name.equals("schemaKey")) return !TYPED.contains(field);
    return UNREAD.getOrDefault(field, Set.of()).contains(name);
  }

  static boolean isNothing(JsonNode value) {
    return value.isMissingNode()
        || value.isNull()
        || (value.isContainerNode() && value.isEmpty())
        || (value.isTextual() && value.asText().isBlank());
  }

  /// Words and terms are each told once.
  private static boolean contains(ArrayNode list, JsonNode one, String field) {
    if (TYPED.contains(field) || field.equals("wasAttributedTo")) return false;
    for (var other : list) if (other.equals(one)) return true;
    return false;
  }
}
