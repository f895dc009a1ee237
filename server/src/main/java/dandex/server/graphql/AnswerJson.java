package dandex.server.graphql;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import dandex.catalog.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes an answer. Values are those that graphql-java makes of our scalars, so a switch over them
/// replaces the reflection of a mapper.
final class AnswerJson {
  private static final JsonFactory JSON = new JsonFactory();

  private AnswerJson() {}

  /// @param most bytes
  /// @throws Refusal when there would be more
  static byte[] bytes(Map<String, @Nullable Object> answer, long most) {
    try (var bytes = new ByteArrayBuilder(JSON._getBufferRecycler(), 4_000)) {
      try (var json = JSON.createGenerator(new BoundedBytes(bytes, most))) {
        write(answer, json);
      }
      return bytes.toByteArray();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static void write(@Nullable Object value, JsonGenerator json) throws IOException {
    switch (value) {
      case null -> json.writeNull();
      case String text -> json.writeString(text);
      case Long number -> json.writeNumber(number);
      case Integer number -> json.writeNumber(number);
      case Double number -> json.writeNumber(number);
      case Boolean flag -> json.writeBoolean(flag);
      case Json raw -> json.writeRawValue(raw.text());
      case Map<?, ?> object -> {
        json.writeStartObject();
        for (var entry : object.entrySet()) {
          json.writeFieldName(entry.getKey().toString());
          write(entry.getValue(), json);
        }
        json.writeEndObject();
      }
      case List<?> list -> {
        json.writeStartArray();
        for (var item : list) write(item, json);
        json.writeEndArray();
      }
      default -> throw new IllegalStateException("no scalar makes a " + value.getClass().getName());
    }
  }
}
