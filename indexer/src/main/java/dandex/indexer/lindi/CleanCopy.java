package dandex.indexer.lindi;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import dandex.catalog.CleanText;
import java.io.IOException;

/// Copies JSON so that Postgres takes it: keys and strings cleaned, numbers that are none (bare
/// NaN, Infinity, or beyond a double) as the strings that LINDI writes for them.
final class CleanCopy {
  private final JsonParser from;
  private final JsonGenerator to;

  private CleanCopy(JsonParser from, JsonGenerator to) {
    this.from = from;
    this.to = to;
  }

  /// Copies the value at which the parser stands and leaves it at the value's last token.
  static void value(JsonParser from, JsonGenerator to) throws IOException {
    var copy = new CleanCopy(from, to);
    int depth = copy.token();
    while (depth > 0) {
      from.nextToken();
      depth += copy.token();
    }
  }

  /// By how much the token takes us deeper.
  private int token() throws IOException {
    switch (from.currentToken()) {
      case START_OBJECT -> to.writeStartObject();
      case START_ARRAY -> to.writeStartArray();
      case END_OBJECT -> to.writeEndObject();
      case END_ARRAY -> to.writeEndArray();
      case FIELD_NAME -> to.writeFieldName(CleanText.of(from.currentName()));
      case VALUE_STRING -> to.writeString(CleanText.of(from.getText()));
      case VALUE_NUMBER_INT -> to.writeNumber(from.getText());
      case VALUE_NUMBER_FLOAT -> fraction();
      case VALUE_TRUE -> to.writeBoolean(true);
      case VALUE_FALSE -> to.writeBoolean(false);
      default -> to.writeNull();
    }
    return from.currentToken().isStructStart() ? 1 : from.currentToken().isStructEnd() ? -1 : 0;
  }

  private void fraction() throws IOException {
    double value = from.getDoubleValue();
    if (!Double.isFinite(value)) to.writeString(Double.toString(value));
    else if (value == 0) to.writeNumber(value); // 1e-99999 is beyond Postgres too
    else to.writeNumber(from.getText());
  }
}
