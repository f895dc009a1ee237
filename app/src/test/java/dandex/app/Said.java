package dandex.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;

/// What a command said, and how it ended.
record Said(int exit, String out, String err) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /// Without blanks at the end.
  Said stripped() {
    return new Said(exit, out.strip(), err);
  }

  List<String> errors() {
    return err.lines().toList();
  }

  /// Its one document.
  JsonNode json() throws IOException {
    return JSON.readTree(out);
  }

  /// Its documents, one after the other.
  List<JsonNode> documents() throws IOException {
    try (var documents = JSON.readerFor(JsonNode.class).<JsonNode>readValues(out)) {
      return documents.readAll();
    }
  }
}
