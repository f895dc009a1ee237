package dandex.indexer.lindi;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dandex.catalog.Json;
import dandex.indexer.nwb.Metadata;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is kept of a file as one document: `{"generationMetadata":{…},"refs":{…}}`, without the
/// first where there is none. Its parts are clean compact JSON already.
record Structure(@Nullable String generation, Map<String, Metadata> refs) {
  private static final JsonStringEncoder QUOTING = JsonStringEncoder.getInstance();

  /// Around a key, with a comma.
  private static final int PUNCTUATION = 4;

  Json document() {
    var text = new StringBuilder(chars());
    text.append('{');
    if (generation != null) {
      key(text, LindiContent.GENERATION).append(generation).append(',');
    }
    key(text, LindiContent.REFS).append('{');
    var between = "";
    for (var ref : refs.entrySet()) {
      text.append(between);
      key(text, ref.getKey()).append(ref.getValue().text());
      between = ",";
    }
    return new Json(text.append("}}").toString());
  }

  private static StringBuilder key(StringBuilder text, String key) {
    text.append('"');
    if (isPlain(key)) text.append(key);
    else QUOTING.quoteAsString(key, text);
    return text.append("\":");
  }

  private static boolean isPlain(String key) {
    for (int i = 0; i < key.length(); i++) {
      char c = key.charAt(i);
      if (c < ' ' || c == '"' || c == '\\') return false;
    }
    return true;
  }

  /// About how many there are.
  private int chars() {
    int chars = generation == null ? 0 : generation.length();
    for (var ref : refs.entrySet()) {
      chars += PUNCTUATION + ref.getKey().length() + ref.getValue().text().length();
    }
    return chars + 64;
  }
}
