package dandex.indexer.lindi;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dandex.indexer.nwb.Metadata;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Metadata that a file holds as texts: JSON as it is, or in base64. What says how groups and
/// arrays are stored is the same for many of them, and is read once.
final class TextRefs {
  private static final String BINARY = "base64:";
  private static final String ATTRIBUTES = ".zattrs";

  // What is remembered is small beside what is kept.
  private static final int MOST = 256;
  private static final int LONGEST = 1_000;

  private record Ref(String name, String text) {}

  private final JsonFactory json;
  private final Room room;
  private final Map<Ref, Metadata> known = new HashMap<>();

  TextRefs(JsonFactory json, Room room) {
    this.json = json;
    this.room = room;
  }

  /// Reads the text at which the parser stands.
  ///
  /// @return empty where it holds no JSON object
  Optional<Metadata> read(String key, JsonParser in) throws IOException {
    int length = in.getTextLength();
    if (length > LONGEST || key.endsWith(ATTRIBUTES)) return parsed(key, in);
    var ref = new Ref(key.substring(key.lastIndexOf('/') + 1), in.getText());
    var before = known.get(ref);
    if (before != null) {
      room.use(before.text().length());
      return Optional.of(before);
    }
    var read = parsed(key, in);
    if (known.size() < MOST) read.ifPresent(metadata -> known.put(ref, metadata));
    return read;
  }

  private Optional<Metadata> parsed(String key, JsonParser in) throws IOException {
    try (var text = tokens(in)) {
      if (text.nextToken() != JsonToken.START_OBJECT) return Optional.empty();
      var metadata = room.metadata(key, text);
      return text.nextToken() == null ? Optional.of(metadata) : Optional.empty();
    } catch (JsonProcessingException | CharacterCodingException | IllegalArgumentException e) {
      return Optional.empty(); // counted by the caller
    }
  }

  /// A text that is not binary is read where it stands.
  private JsonParser tokens(JsonParser in) throws IOException {
    var chars = in.getTextCharacters();
    int from = in.getTextOffset();
    int length = in.getTextLength();
    return isBinary(chars, from, length)
        ? json.createParser(decoded(in.getText()))
        : json.createParser(chars, from, length);
  }

  private static boolean isBinary(char[] chars, int from, int length) {
    return length >= BINARY.length()
        && BINARY.contentEquals(CharBuffer.wrap(chars, from, BINARY.length()));
  }

  private static String decoded(String value) throws CharacterCodingException {
    var bytes = Base64.getDecoder().decode(value.substring(BINARY.length()));
    return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
  }
}
