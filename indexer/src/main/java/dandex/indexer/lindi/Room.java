package dandex.indexer.lindi;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import dandex.indexer.nwb.Metadata;
import dandex.indexer.nwb.NodePart;
import java.io.IOException;
import java.io.Writer;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// How much text may still be kept of a file.
final class Room {
  private final JsonFactory json;
  private final int whole;
  private final Page page = new Page();
  private int left;
  private @Nullable JsonGenerator out;

  Room(JsonFactory json, int chars) {
    this.json = json;
    this.whole = chars;
    this.left = chars;
  }

  /// The value at which the parser stands as clean compact JSON; the parser is left at its end.
  String copy(JsonParser in) throws IOException {
    return copy(in, JsonParser::skipChildren, (text, _) -> text);
  }

  /// The same of the object of a ref, with what it says: that is read as it is copied.
  Metadata metadata(String key, JsonParser in) throws IOException {
    return copy(in, object -> NodePart.read(key, object), Metadata::new);
  }

  private interface Reading<T> {
    /// Reads the value at which the parser stands to its end.
    T of(JsonParser in) throws IOException;
  }

  // One generator writes all values, since there are hundreds in a file.
  private <T, R> R copy(JsonParser in, Reading<T> reading, BiFunction<String, T, R> both)
      throws IOException {
    boolean isWhole = false;
    try {
      var to = to();
      page.clear();
      var told = reading.of(CleanCopy.of(in, to));
      to.flush();
      use(page.text.length());
      isWhole = true;
      return both.apply(page.text.toString(), told);
    } finally {
      if (!isWhole) out = null; // it stands in the middle of a value
    }
  }

  private JsonGenerator to() throws IOException {
    if (out == null) out = json.createGenerator(page);
    return out;
  }

  /// Whether so much could be kept without the structure lacking it.
  boolean hasRoom(int chars) {
    return chars <= left / 2;
  }

  void use(int chars) throws BeyondLimits {
    if (chars > left) throw full();
    left -= chars;
  }

  private BeyondLimits full() {
    return new BeyondLimits("its structure has more than %,d characters".formatted(whole));
  }

  private final class Page extends Writer {
    private final StringBuilder text = new StringBuilder();

    void clear() {
      text.setLength(0);
    }

    @Override
    public void write(char[] chars, int from, int length) throws IOException {
      if (text.length() + length > left) throw full();
      text.append(chars, from, length);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
