package dandex.indexer.archive;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A value of an item and where it stands, so that what cannot be lifted is noted with its path.
/// What is missing, null or blank is not odd.
///
/// @param within null for the item itself
/// @param step from there: `.name`, `[3]`
record Spot(@Nullable Spot within, String step, JsonNode node, Oddities oddities) {
  static Spot of(JsonNode item, Oddities oddities) {
    return new Spot(null, "", item, oddities);
  }

  Spot at(String field) {
    return with(field, node.path(field));
  }

  /// A field that was taken out of the object.
  Spot with(String field, JsonNode value) {
    return new Spot(this, within == null ? field : "." + field, value, oddities);
  }

  /// The elements of an array; what is no array counts as its only element.
  Stream<Spot> each() {
    if (isNothing()) return Stream.empty();
    if (!node.isArray()) return Stream.of(this);
    return IntStream.range(0, node.size())
        .mapToObj(n -> new Spot(this, "[" + n + "]", node.path(n), oddities))
        .filter(element -> !element.isNothing());
  }

  /// Itself where it is an object, else nothing.
  Stream<Spot> object(String expected) {
    if (node.isObject()) return Stream.of(this);
    if (!isNothing()) odd(expected);
    return Stream.empty();
  }

  /// A string, or a number or truth value written as one; null where there is none.
  @Nullable String text(String expected) {
    if (isNothing()) return null;
    if (node.isContainerNode()) {
      odd(expected);
      return null;
    }
    var text = node.asText();
    return text.isBlank() ? null : text;
  }

  Stream<String> texts(String expected) {
    return Stream.ofNullable(text(expected));
  }

  boolean isNothing() {
    return node.isMissingNode() || node.isNull();
  }

  void odd(String expected) {
    note(kind() + " where " + expected + " was expected");
  }

  void note(String reason) {
    oddities.note(path(), reason);
  }

  private String path() {
    return within == null ? step : within.path() + step;
  }

  private String kind() {
    return switch (node.getNodeType()) {
      case ARRAY -> "a list";
      case OBJECT -> "an object";
      case NUMBER -> "a number";
      case BOOLEAN -> "a truth value";
      default -> "a text";
    };
  }
}
