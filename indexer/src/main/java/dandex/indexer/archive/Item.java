package dandex.indexer.archive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dandex.catalog.Json;
import dandex.catalog.VersionId;
import java.io.IOException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An element of a page, or an object that came alone: the columns of the archive's database, and
/// the metadata, if any, as it was sent.
///
/// @param columns without `metadata`
/// @param raw the text of the metadata, byte for byte; `{}` where there is none
/// @param oddities what could not be lifted so far
record Item(Spot columns, Spot metadata, Json raw, Oddities oddities) {
  private static final Json NOTHING = new Json("{}");

  static Item of(JsonNode columns, JsonNode metadata, Json raw) {
    var oddities = new Oddities();
    return new Item(Spot.of(columns, oddities), Spot.of(metadata, oddities), raw, oddities);
  }

  static Item bare(JsonNode columns) {
    return of(columns, JsonNodeFactory.instance.objectNode(), NOTHING);
  }

  /// A column without which the item is none.
  String required(String column) throws IOException {
    var text = text(column);
    if (text == null) throw new IOException("an item came without " + column);
    return text;
  }

  /// Null where the column is absent or blank.
  @Nullable String text(String column) {
    return columns.at(column).text("a text");
  }

  String textOr(String column, String other) {
    var text = text(column);
    return text == null ? other : text;
  }

  /// A column that the archive always has; where it is odd, the first that is there of the others.
  Instant timeOr(String column, String other) {
    var time = time(column);
    if (time == null) time = time(other);
    return time == null ? Instant.EPOCH : time;
  }

  private @Nullable Instant time(String column) {
    var spot = columns.at(column);
    if (spot.isNothing()) return null;
    var text = spot.node().asText();
    var time = Timestamp.parse(text);
    if (time == null) spot.note("not a time: " + Oddities.quote(text));
    return time;
  }

  /// A count or a size, never negative; 0 where it is absent or odd.
  long amount(String column) {
    return Amount.of(columns.at(column));
  }

  @Nullable UUID uuid(String column) {
    var text = text(column);
    if (text == null) return null;
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException odd) {
      columns.at(column).note("not a UUID: " + Oddities.quote(text));
      return null;
    }
  }

  VersionId version() throws IOException {
    try {
      return new VersionId(required("version"));
    } catch (IllegalArgumentException odd) {
      throw new IOException(odd.getMessage(), odd);
    }
  }
}
