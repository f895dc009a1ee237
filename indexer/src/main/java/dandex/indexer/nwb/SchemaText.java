package dandex.indexer.nwb;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The text of a schema, `{"groups": [{"neurodata_type_def": "A", "neurodata_type_inc": "B", …`:
/// which types it defines, and which type each extends. Types are defined within one another too.
final class SchemaText {
  private static final JsonFactory JSON = new JsonFactory();

  private static final class Definition {
    private @Nullable String type;
    private @Nullable String extended;
  }

  private SchemaText() {}

  /// What each type extends; a type that extends nothing is left out. A text that breaks off tells
  /// as much as it has.
  static Map<String, String> parents(String text) {
    var parents = new HashMap<String, String>();
    var open = new ArrayDeque<Definition>();
    try (var in = JSON.createParser(text)) {
      for (var token = in.nextToken(); token != null; token = in.nextToken()) {
        switch (token) {
          case START_OBJECT -> open.push(new Definition());
          case END_OBJECT -> close(open.pop(), parents);
          case VALUE_STRING -> take(in.currentName(), in.getText(), open.peek());
          default -> {}
        }
      }
    } catch (JsonProcessingException broken) {
      return parents;
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return parents;
  }

  private static void take(@Nullable String name, String value, @Nullable Definition definition) {
    if (name == null || definition == null) return;
    switch (name) {
      case "neurodata_type_def", "data_type_def" -> definition.type = value;
      case "neurodata_type_inc", "data_type_inc" -> definition.extended = value;
      default -> {}
    }
  }

  private static void close(Definition definition, Map<String, String> parents) {
    var type = definition.type;
    var extended = definition.extended;
    if (type != null && extended != null && !type.equals(extended)) parents.put(type, extended);
  }
}
