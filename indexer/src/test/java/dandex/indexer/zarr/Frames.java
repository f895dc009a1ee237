package dandex.indexer.zarr;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/// Chunks that numcodecs encoded, each with the elements that were encoded.
final class Frames {
  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).build();

  private Frames() {}

  record Frame(String zarray, String value, List<@Nullable Object> elements) {}

  static List<Frame> all() throws IOException {
    var frames = new ArrayList<Frame>();
    var stream = Objects.requireNonNull(Frames.class.getResourceAsStream("frames.jsonl.gz"));
    try (var lines =
        new BufferedReader(new InputStreamReader(new GZIPInputStream(stream), UTF_8))) {
      for (var line : lines.lines().toList()) frames.add(frame(JSON.readTree(line)));
    }
    return frames;
  }

  private static Frame frame(JsonNode line) {
    var elements = new ArrayList<@Nullable Object>();
    line.get("elements").forEach(element -> elements.add(plain(element)));
    return new Frame(line.get("zarray").toString(), line.get("value").asText(), elements);
  }

  private static @Nullable Object plain(JsonNode element) {
    if (element.isNull()) return null;
    if (element.isBoolean()) return element.booleanValue();
    if (element.isIntegralNumber()) return element.longValue();
    return element.isNumber() ? (Object) element.doubleValue() : element.textValue();
  }
}
