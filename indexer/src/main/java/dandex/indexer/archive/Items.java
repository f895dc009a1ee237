package dandex.indexer.archive;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dandex.catalog.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads bodies: one item at a time is a tree, a page never is.
final class Items {
  /// A page as it came.
  ///
  /// @param count of the whole listing, which lists of assets tell on page 1 only
  /// @param more whether there is a next page
  record Sheet<T>(@Nullable Long count, boolean more, List<T> items) {}

  /// What is made of an item; an [IOException] means that it is no such item.
  @FunctionalInterface
  interface Reading<T> {
    T read(Item item) throws IOException;
  }

  private static final ObjectMapper JSON = new ObjectMapper();

  private Items() {}

  static <T> Sheet<T> page(byte[] body, Reading<T> reading) throws IOException {
    try (var parser = JSON.createParser(body)) {
      expect(parser.nextToken(), JsonToken.START_OBJECT);
      Long count = null;
      var more = false;
      List<T> items = null;
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        var name = parser.currentName();
        var value = parser.nextToken();
        switch (name) {
          case "count" ->
              count = value == JsonToken.VALUE_NUMBER_INT ? parser.getLongValue() : null;
          case "next" -> more = value == JsonToken.VALUE_STRING;
          case "results" -> items = results(parser, body, reading);
          default -> parser.skipChildren();
        }
      }
      if (items == null) throw new IOException("the answer is no page of a list");
      return new Sheet<>(count, more, items);
    }
  }

  /// An item that came alone, with its metadata beside its columns.
  static <T> T one(byte[] body, Reading<T> reading) throws IOException {
    var clean = Body.cleaned(body);
    try (var parser = JSON.createParser(clean)) {
      expect(parser.nextToken(), JsonToken.START_OBJECT);
      return reading.read(noted(item(parser, clean), isOther(clean, body)));
    }
  }

  /// Metadata that came alone.
  static Item metadata(byte[] body) throws IOException {
    var clean = Body.cleaned(body);
    var tree = JSON.readTree(clean);
    if (!(tree instanceof ObjectNode)) throw new IOException("the answer is no metadata");
    var raw = new Json(new String(clean, StandardCharsets.UTF_8).strip());
    return noted(Item.of(JsonNodeFactory.instance.objectNode(), tree, raw), isOther(clean, body));
  }

  private static <T> List<T> results(JsonParser parser, byte[] body, Reading<T> reading)
      throws IOException {
    expect(parser.currentToken(), JsonToken.START_ARRAY);
    var items = new ArrayList<T>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      expect(parser.currentToken(), JsonToken.START_OBJECT);
      var start = (int) parser.currentTokenLocation().getByteOffset();
      parser.skipChildren();
      var end = (int) parser.currentLocation().getByteOffset();
      items.add(one(Arrays.copyOfRange(body, start, end), reading));
    }
    return items;
  }

  private static Item item(JsonParser parser, byte[] body) throws IOException {
    var columns = JsonNodeFactory.instance.objectNode();
    JsonNode metadata = columns.objectNode();
    var raw = "{}";
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      var name = parser.currentName();
      parser.nextToken();
      var start = parser.currentTokenLocation().getByteOffset();
      var isMetadata = name.equals("metadata");
      JsonNode value = isMetadata ? lifted(parser) : JSON.readTree(parser);
      if (!isMetadata) {
        columns.set(name, value);
      } else if (!value.isNull()) {
        var length = parser.currentLocation().getByteOffset() - start;
        metadata = value;
        raw =
            value.isContainerNode()
                ? new String(body, (int) start, (int) length, StandardCharsets.UTF_8)
                : value.toString();
      }
    }
    var item = Item.of(columns, metadata, new Json(raw));
    if (!metadata.isObject()) item.columns().with("metadata", metadata).odd("an object");
    return item;
  }

  /// Of an asset's metadata, a tree of what is lifted from it; the rest is only passed over.
  private static JsonNode lifted(JsonParser parser) throws IOException {
    if (parser.currentToken() != JsonToken.START_OBJECT) return JSON.readTree(parser);
    var metadata = JsonNodeFactory.instance.objectNode();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      var name = parser.currentName();
      parser.nextToken();
      if (Metadata.LIFTED_FROM_ASSETS.contains(name)) {
        metadata.set(name, JSON.readTree(parser));
      } else {
        parser.skipChildren();
      }
    }
    return metadata;
  }

  private static Item noted(Item item, boolean cleaned) {
    if (cleaned) item.oddities().note("text", "U+0000 left out, or half a surrogate pair replaced");
    return item;
  }

  /// What needs no cleaning is returned as it came, so there is nothing to compare.
  @SuppressWarnings("ReferenceEquality")
  private static boolean isOther(byte[] clean, byte[] body) {
    return clean != body;
  }

  private static void expect(@Nullable JsonToken found, JsonToken expected) throws IOException {
    if (found != expected) throw new IOException("the answer is not the JSON that was asked for");
  }
}
