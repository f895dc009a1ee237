package dandex.indexer.lindi;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dandex.catalog.Json;
import dandex.indexer.nwb.NwbReading;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is kept of one document: its refs that are metadata and who generated it. `version`,
/// `templates` and whatever else stands at the top are dropped.
final class LindiContent {
  static final String REFS = "refs";
  static final String GENERATION = "generationMetadata";

  private final JsonFactory json;
  private final Room room;
  private @Nullable Refs refs;
  private @Nullable String generation;

  LindiContent(JsonFactory json, Room room) {
    this.json = json;
    this.room = room;
  }

  /// Reads the object at whose start the parser stands.
  void read(JsonParser in) throws IOException {
    while (in.nextToken() != JsonToken.END_OBJECT) {
      var key = in.currentName();
      boolean isObject = in.nextToken() == JsonToken.START_OBJECT;
      switch (key) {
        case REFS -> refs = isObject ? refs(in) : null;
        case GENERATION -> generation = isObject ? room.copy(in) : null;
        default -> {}
      }
      in.skipChildren();
    }
  }

  Parsing parsed() {
    if (refs == null) return new Parsing.Unusable("it has no refs object");
    if (refs.kept().isEmpty()) return new Parsing.Unusable("its refs hold no metadata");
    return new Parsing.Parsed(
        structure(),
        generation == null ? null : new Json(generation),
        NwbReading.of(refs.kept(), refs.chunks()),
        refs.kept().size(),
        refs.unreadable());
  }

  private Refs refs(JsonParser in) throws IOException {
    var found = new Refs(json, room);
    found.read(in);
    return found;
  }

  Json structure() {
    return new Structure(generation, refs == null ? Map.of() : refs.kept()).document();
  }
}
