package dandex.indexer.lindi;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a `.zattrs` says of its group or dataset. MatNWB writes a word as a list of one word; that
/// counts as the word. A value of any other form counts as none.
///
/// @param columns the names in `colnames`; null where there is no such attribute
/// @param isScalar whether the array of one element stands for a scalar
/// @param isLink whether it only points to another group or dataset
record Attributes(
    @Nullable String neurodataType,
    @Nullable String namespace,
    @Nullable String objectId,
    @Nullable String description,
    @Nullable List<String> columns,
    boolean isScalar,
    boolean isLink) {
  private static final JsonFactory JSON = new JsonFactory();

  static Attributes parse(String zattrs) throws IOException {
    String type = null;
    String namespace = null;
    String objectId = null;
    String description = null;
    List<String> columns = null;
    boolean isScalar = false;
    boolean isLink = false;
    try (var in = JSON.createParser(zattrs)) {
      in.nextToken();
      while (in.nextToken() != JsonToken.END_OBJECT) {
        var name = in.currentName();
        in.nextToken();
        switch (name) {
          case "neurodata_type" -> type = word(in);
          case "namespace" -> namespace = word(in);
          case "object_id" -> objectId = word(in);
          case "description" -> description = word(in);
          case "colnames" -> columns = words(in);
          case "_SCALAR" -> isScalar = in.currentToken() == JsonToken.VALUE_TRUE;
          case "_SOFT_LINK" -> isLink = in.currentToken() == JsonToken.START_OBJECT;
          default -> {}
        }
        in.skipChildren();
      }
    }
    return new Attributes(type, namespace, objectId, description, columns, isScalar, isLink);
  }

  private static @Nullable String word(JsonParser in) throws IOException {
    var words = words(in);
    return words.size() == 1 ? words.getFirst() : null;
  }

  /// The words of a list, or the one word; leaves the parser at the value's last token.
  private static List<String> words(JsonParser in) throws IOException {
    if (in.currentToken() == JsonToken.VALUE_STRING) return List.of(in.getText());
    if (in.currentToken() != JsonToken.START_ARRAY) return List.of();
    var words = new ArrayList<String>();
    while (in.nextToken() != JsonToken.END_ARRAY) {
      if (in.currentToken() == JsonToken.VALUE_STRING) words.add(in.getText());
      in.skipChildren();
    }
    return List.copyOf(words);
  }
}
