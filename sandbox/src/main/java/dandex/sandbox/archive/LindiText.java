package dandex.sandbox.archive;

import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Writes what was drawn in one of the forms that LINDI files have.
record LindiText(LindiForm form, NwbDraft draft, Dice dice) {
  // Bare NaN is no JSON, and old files have it all the same.
  private static final ObjectWriter COMPACT =
      JsonMapper.builder().disable(JsonWriteFeature.WRITE_NAN_AS_STRINGS).build().writer();
  private static final ObjectWriter PRETTY = COMPACT.withDefaultPrettyPrinter();
  private static final int RECURRING = 5;

  byte[] bytes(Optional<JsonNode> generationMetadata) {
    var drawn = draft.refs();
    var ranges = drawn.values().stream().filter(JsonNode::isArray).count();
    var templates = form.templates() && ranges >= RECURRING;
    var file = Json.object();
    generationMetadata.ifPresent(told -> file.set("generationMetadata", told));
    var refs = file.putObject("refs");
    Map<String, JsonNode> ordered = form.sorted() ? new TreeMap<>(drawn) : drawn;
    ordered.forEach((key, value) -> {
      if (!isEmptyAttributes(key, value)) {
        refs.set(key, written(key, value, templates));
      }
    });
    if (templates) file.putObject("templates").put("u1", draft.url());
    if (form.version()) file.put("version", 1);
    return text(file, form.pretty());
  }

  /// LINDI leaves empty attributes out.
  private static boolean isEmptyAttributes(String key, JsonNode value) {
    return key.endsWith(".zattrs") && value.isEmpty();
  }

  private JsonNode written(String key, JsonNode value, boolean templates) {
    if (value.isArray()) return templates ? shortened(value) : value;
    if (!value.isObject()) return chunk(key, value);
    var metadata =
        form.metadata() == LindiForm.Metadata.MIXED
            ? dice.of(key).pick(List.of(LindiForm.Metadata.values()))
            : form.metadata();
    var pretty = dice.of(key).of("pretty").chance(30);
    return switch (metadata) {
      case OBJECTS, MIXED -> value;
      case TEXTS -> TextNode.valueOf(new String(text(value, pretty), StandardCharsets.UTF_8));
      case BASE64 -> TextNode.valueOf(Chunks.base64(text(value, pretty)));
    };
  }

  /// Some hold a chunk of numbers in a list of its own, where nobody reads it.
  private JsonNode chunk(String key, JsonNode value) {
    var listed =
        value.asText().startsWith("base64:")
            && !draft.saysAt(key)
            && dice.of("listed").of(key).chance(3);
    return listed ? Json.array().add(value) : value;
  }

  private static JsonNode shortened(JsonNode range) {
    return Json.array().add("{{u1}}").add(range.get(1)).add(range.get(2));
  }

  private static byte[] text(JsonNode value, boolean pretty) {
    try {
      return (pretty ? PRETTY : COMPACT).writeValueAsBytes(value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
