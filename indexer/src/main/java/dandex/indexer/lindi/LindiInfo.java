package dandex.indexer.lindi;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dandex.catalog.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.StringWriter;

/// The small document `info.json` that stands beside a file and tells how it was made:
/// `{"generationMetadata":{…}}`.
final class LindiInfo {
  /// Real ones have a kilobyte; what is larger tells nothing.
  static final long BYTES = 1_000_000;

  private static final JsonFactory SENT =
      JsonFactory.builder().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).build();
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

  private LindiInfo() {}

  /// Whether the document tells what is given, as values: Postgres keeps neither the order of keys
  /// nor the form of numbers.
  ///
  /// @param generation what was kept of a file, cleaned as all that is kept
  /// @throws IOException when the stream fails or is no such document
  static boolean tells(InputStream document, Json generation) throws IOException {
    var told = JSON.readTree(cleaned(document)).path("generationMetadata");
    return told.equals(LindiInfo::compare, JSON.readTree(generation.text()));
  }

  private static String cleaned(InputStream document) throws IOException {
    var text = new StringWriter();
    try (var in = SENT.createParser(new InputStreamReader(document, UTF_8.newDecoder()));
        var out = SENT.createGenerator(text)) {
      if (in.nextToken() != null) CleanCopy.of(in, out).skipChildren();
    }
    return text.toString();
  }

  private static int compare(JsonNode one, JsonNode other) {
    if (one.isNumber() && other.isNumber()) {
      return one.decimalValue().compareTo(other.decimalValue());
    }
    return one.equals(other) ? 0 : 1;
  }
}
