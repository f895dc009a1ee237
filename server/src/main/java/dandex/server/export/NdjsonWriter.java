package dandex.server.export;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes a JSON object for each row, one a line.
final class NdjsonWriter implements RowWriter {
  private static final JsonFactory JSON = new JsonFactory();

  private final JsonGenerator json;

  NdjsonWriter(OutputStream out) throws IOException {
    json = JSON.createGenerator(out).setPrettyPrinter(new MinimalPrettyPrinter(""));
    json.disable(JsonGenerator.Feature.FLUSH_PASSED_TO_STREAM);
  }

  @Override
  public void row(Row row) throws IOException {
    json.writeStartObject();
    for (var column : Column.ALL) {
      json.writeFieldName(column.title());
      write(column.of(row));
    }
    json.writeEndObject();
    json.writeRaw('\n');
    json.flush();
  }

  private void write(@Nullable Object value) throws IOException {
    switch (value) {
      case null -> json.writeNull();
      case Long number -> json.writeNumber(number);
      case List<?> texts -> {
        json.writeStartArray();
        for (var text : texts) json.writeString(text.toString());
        json.writeEndArray();
      }
      default -> json.writeString(value.toString());
    }
  }
}
