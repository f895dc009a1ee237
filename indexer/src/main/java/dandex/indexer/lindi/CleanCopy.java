package dandex.indexer.lindi;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import dandex.catalog.CleanText;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// JSON as Postgres takes it: keys and strings cleaned, numbers that are none (bare NaN, Infinity,
/// or beyond a double) as the strings that LINDI writes for them. Whatever is read of it, or passed
/// over, is copied.
// Of a delegate only what readers of metadata ask is clean.
final class CleanCopy extends JsonParserDelegate {
  private final JsonGenerator to;
  private @Nullable JsonToken token;

  /// The text of the token where that is not as it was written.
  private @Nullable String text;

  private CleanCopy(JsonParser from, JsonGenerator to) {
    super(from);
    this.to = to;
  }

  /// Of the value at which the parser stands; its first token is copied.
  static CleanCopy of(JsonParser from, JsonGenerator to) throws IOException {
    var copy = new CleanCopy(from, to);
    copy.take(from.currentToken());
    return copy;
  }

  @Override
  public @Nullable JsonToken nextToken() throws IOException {
    return take(delegate.nextToken());
  }

  @Override
  public @Nullable JsonToken currentToken() {
    return token;
  }

  @Override
  public String currentName() throws IOException {
    return token == JsonToken.FIELD_NAME ? getText() : CleanText.of(delegate.currentName());
  }

  @Override
  public String getText() throws IOException {
    return text == null ? delegate.getText() : text;
  }

  @Override
  public boolean hasTextCharacters() {
    return false;
  }

  @Override
  public JsonParser skipChildren() throws IOException {
    int depth = token != null && token.isStructStart() ? 1 : 0;
    while (depth > 0) {
      var next = nextToken();
      if (next == null) return this;
      depth += next.isStructStart() ? 1 : next.isStructEnd() ? -1 : 0;
    }
    return this;
  }

  private @Nullable JsonToken take(@Nullable JsonToken next) throws IOException {
    token = next;
    text = null;
    if (next == null) return null;
    switch (next) {
      case START_OBJECT -> to.writeStartObject();
      case START_ARRAY -> to.writeStartArray();
      case END_OBJECT -> to.writeEndObject();
      case END_ARRAY -> to.writeEndArray();
      case FIELD_NAME -> name();
      case VALUE_STRING -> string();
      case VALUE_NUMBER_INT -> to.writeNumber(delegate.getText());
      case VALUE_NUMBER_FLOAT -> fraction();
      case VALUE_TRUE -> to.writeBoolean(true);
      case VALUE_FALSE -> to.writeBoolean(false);
      default -> to.writeNull();
    }
    return token;
  }

  private void name() throws IOException {
    text = CleanText.of(delegate.currentName());
    to.writeFieldName(text);
  }

  private void string() throws IOException {
    var chars = delegate.getTextCharacters();
    int from = delegate.getTextOffset();
    int length = delegate.getTextLength();
    if (CleanText.isClean(chars, from, length)) {
      to.writeString(chars, from, length);
    } else {
      text = CleanText.of(delegate.getText());
      to.writeString(text);
    }
  }

  private void fraction() throws IOException {
    double value = delegate.getDoubleValue();
    if (!Double.isFinite(value)) {
      token = JsonToken.VALUE_STRING;
      text = Double.toString(value);
      to.writeString(text);
    } else if (value == 0) {
      text = Double.toString(value); // 1e-99999 is beyond Postgres too
      to.writeNumber(text);
    } else {
      to.writeNumber(delegate.getText());
    }
  }
}
