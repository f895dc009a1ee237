package dandex.server.load;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dandex.catalog.Json;
import dandex.catalog.Term;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// A part of somebody's metadata. Drafts need not be valid, so what is of another shape than it
/// should be counts as absent; what is odd was noted when it was synced.
record Part(JsonNode node) {
  private static final ObjectMapper JSON = new ObjectMapper();

  static Part of(Json json) {
    try {
      return new Part(JSON.readTree(json.text()));
    } catch (JsonProcessingException deeperThanAnyone) {
      return new Part(MissingNode.getInstance());
    }
  }

  Part at(String field) {
    return new Part(node.path(field));
  }

  /// The elements of a list; what is none counts as its only element.
  Stream<Part> each() {
    if (!node.isArray()) return isNothing() ? Stream.empty() : Stream.of(this);
    return StreamSupport.stream(node.spliterator(), false)
        .map(Part::new)
        .filter(part -> !part.isNothing());
  }

  Stream<Part> objects() {
    return each().filter(part -> part.node.isObject());
  }

  @Nullable String text() {
    if (!node.isValueNode() || isNothing()) return null;
    var text = node.asText();
    return text.isBlank() ? null : text;
  }

  /// Each once.
  List<String> texts() {
    return each().flatMap(part -> Stream.ofNullable(part.text())).distinct().toList();
  }

  @Nullable Long number() {
    return node.isNumber() && node.canConvertToExactIntegral() && node.canConvertToLong()
        ? node.longValue()
        : null;
  }

  @Nullable Boolean flag() {
    return node.isBoolean() ? node.booleanValue() : null;
  }

  @Nullable Instant time() {
    return Times.read(text());
  }

  /// Of something that has a name, or is nothing but one.
  @Nullable Term term() {
    var identifier = at("identifier").text();
    var name = node.isObject() ? at("name").text() : text();
    if (name == null) return identifier == null ? null : new Term(identifier, identifier);
    return new Term(name, identifier);
  }

  /// Each once.
  List<Term> terms() {
    return each().flatMap(part -> Stream.ofNullable(part.term())).distinct().toList();
  }

  /// What the metadata calls its type, `Person`.
  String schemaKey() {
    var key = at("schemaKey").text();
    return key == null ? "" : key;
  }

  private boolean isNothing() {
    return node.isMissingNode() || node.isNull();
  }
}
