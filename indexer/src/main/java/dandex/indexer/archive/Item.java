package dandex.indexer.archive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dandex.catalog.Json;
import dandex.catalog.VersionId;
import java.io.IOException;
import java.math.BigInteger;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An element of a page, or an object that came alone: the columns of the archive's database, and
/// the metadata, if any, as it was sent.
///
/// @param columns without `metadata`
/// @param raw the text of the metadata, byte for byte; `{}` where there is none
record Item(JsonNode columns, JsonNode metadata, Json raw) {
  static final Json NOTHING = new Json("{}");

  static Item bare(JsonNode columns) {
    return new Item(columns, JsonNodeFactory.instance.objectNode(), NOTHING);
  }

  /// A column without which the item is none.
  String required(String column) throws IOException {
    var text = text(column);
    if (text == null) throw new IOException("an item came without " + column);
    return text;
  }

  /// Null where the column is absent or blank.
  @Nullable String text(String column) {
    return Metadata.text(columns.path(column));
  }

  String textOr(String column, String other) {
    var text = text(column);
    return text == null ? other : text;
  }

  @Nullable Instant time(String column) {
    return Timestamp.parse(text(column));
  }

  /// A column that the archive always has; where it is odd, the first that is there of the others.
  Instant timeOr(String column, String other) {
    var time = time(column);
    if (time == null) time = time(other);
    return time == null ? Instant.EPOCH : time;
  }

  /// A count or a size, never negative; 0 where it is absent or odd.
  long amount(String column) {
    var node = columns.path(column);
    if (!node.isNumber()) return 0;
    return node.bigIntegerValue()
        .max(BigInteger.ZERO)
        .min(BigInteger.valueOf(Long.MAX_VALUE))
        .longValue();
  }

  VersionId version() throws IOException {
    try {
      return new VersionId(required("version"));
    } catch (IllegalArgumentException odd) {
      throw new IOException(odd.getMessage(), odd);
    }
  }
}
