package dandex.indexer.lindi;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dandex.catalog.CleanText;
import dandex.indexer.nwb.Metadata;
import dandex.indexer.nwb.SmallChunks;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The refs of a LINDI file that tell its structure, each as compact JSON, in the order of the
/// file.
///
/// A ref is kept iff the last part of its key names metadata, whatever form its value has; the rest
/// is bulk, of which a few small chunks are held until the file is read. Where a key stands twice
/// the last one wins, even if that is one that is not kept.
final class Refs {
  private static final Set<String> METADATA = Set.of(".zattrs", ".zgroup", ".zarray", "zarr.json");
  private static final String ONLY_CHUNK = "/0";

  /// With what the keys end that are not bulk.
  private static final String LAST = "spyn0";

  // What an index of Postgres takes; no path of a real file comes near.
  private static final int KEY_BYTES = 2_000;

  private final Room room;
  private final TextRefs texts;
  private final Map<String, Metadata> kept = new LinkedHashMap<>();
  private final Map<String, String> chunks = new HashMap<>();
  private int unreadable;

  Refs(JsonFactory json, Room room) {
    this.room = room;
    this.texts = new TextRefs(json, room);
  }

  /// Reads the object at whose start the parser stands.
  void read(JsonParser in) throws IOException {
    while (in.nextToken() != JsonToken.END_OBJECT) {
      var key = in.currentName();
      in.nextToken();
      if (mayMatter(key)) read(CleanText.of(key), in);
      in.skipChildren(); // a string that nobody asked for is passed over without being built
    }
  }

  private void read(String key, JsonParser in) throws IOException {
    if (isMetadata(key)) take(key, in);
    else if (key.endsWith(ONLY_CHUNK)) hold(key.substring(0, key.length() - 2), in);
  }

  Map<String, Metadata> kept() {
    return kept;
  }

  /// Small chunks as they are written, by the path of the dataset of which each is the only one.
  Map<String, String> chunks() {
    return chunks;
  }

  /// How many metadata refs were left out because they hold no JSON object.
  int unreadable() {
    return unreadable;
  }

  /// Nearly all keys are told to be those of bulk by their last character, unless that is none once
  /// the key is clean.
  private static boolean mayMatter(String key) {
    if (key.isEmpty()) return false;
    char last = key.charAt(key.length() - 1);
    return LAST.indexOf(last) >= 0 || CleanText.isControl(last);
  }

  private static boolean isMetadata(String key) {
    return METADATA.contains(key.substring(key.lastIndexOf('/') + 1));
  }

  private void take(String key, JsonParser in) throws IOException {
    kept.remove(key);
    if (key.length() > KEY_BYTES / 3 && key.getBytes(UTF_8).length > KEY_BYTES) {
      throw new BeyondLimits("it has a path of more than " + KEY_BYTES + " bytes");
    }
    room.use(key.length());
    var object =
        switch (in.currentToken()) {
          case START_OBJECT -> Optional.of(room.metadata(key, in));
          case VALUE_STRING -> texts.read(key, in);
          default -> Optional.<Metadata>empty();
        };
    object.ifPresentOrElse(told -> kept.put(key, told), () -> unreadable++);
  }

  private void hold(String path, JsonParser in) throws IOException {
    chunks.remove(path);
    if (in.currentToken() != JsonToken.VALUE_STRING) return;
    if (!SmallChunks.isWanted(path, kept.get(path + "/.zarray"))) return;
    var text = in.getText();
    if (text.length() <= SmallChunks.chars(path) && room.hasRoom(text.length())) {
      room.use(text.length());
      chunks.put(path, text);
    }
  }
}
