package dandex.indexer.lindi;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.io.Writer;

/// How much text may still be kept of a file.
final class Room {
  private final JsonFactory json;
  private final int whole;
  private int left;

  Room(JsonFactory json, int chars) {
    this.json = json;
    this.whole = chars;
    this.left = chars;
  }

  /// The value at which the parser stands as clean compact JSON; the parser is left at its end.
  String copy(JsonParser in) throws IOException {
    var page = new Page();
    try (var out = json.createGenerator(page)) {
      CleanCopy.value(in, out);
    }
    use(page.text.length());
    return page.text.toString();
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
