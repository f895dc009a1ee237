package dandex.app;

import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// A LINDI file as a plain tree, looked at in the simplest way that could be right: an opinion of
/// its own on what the program says of the same file.
final class RawLindi {
  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).build();

  private final JsonNode document;
  private final Map<String, JsonNode> arrays = new TreeMap<>();
  private final Map<String, JsonNode> attributes = new TreeMap<>();
  private final Set<String> paths = new TreeSet<>();

  RawLindi(byte[] file) {
    try {
      document = JSON.readTree(file);
      for (var ref : document.get("refs").properties()) {
        var key = ref.getKey();
        int slash = key.lastIndexOf('/');
        var path = slash < 0 ? "/" : key.substring(0, slash);
        switch (key.substring(slash + 1)) {
          case ".zgroup" -> paths.add(path);
          case ".zarray" -> arrays.put(path, object(ref.getValue()));
          case ".zattrs" -> attributes.put(path, object(ref.getValue()));
          default -> {}
        }
      }
      paths.addAll(arrays.keySet());
      paths.addAll(attributes.keySet());
      paths.removeIf(path -> attributes(path).has("_SOFT_LINK"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Groups and datasets, without soft links.
  Set<String> paths() {
    return paths;
  }

  boolean isGroup(String path) {
    return paths.contains(path) && !arrays.containsKey(path);
  }

  Set<String> datasets() {
    return paths.stream()
        .filter(arrays::containsKey)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  String dtype(String path) {
    var dtype = array(path).path("dtype");
    return dtype.isTextual() ? dtype.asText() : dtype.toString();
  }

  /// None for a scalar.
  List<Long> shape(String path) {
    var shape = new ArrayList<Long>();
    if (attributes(path).path("_SCALAR").asBoolean()) return shape;
    array(path).path("shape").forEach(size -> shape.add(size.asLong()));
    return shape;
  }

  boolean hasAttribute(String name) {
    return paths.stream().anyMatch(path -> attributes(path).has(name));
  }

  /// Names of the groups at the top.
  Set<String> top() {
    return paths.stream()
        .filter(path -> isGroup(path) && !path.contains("/"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  JsonNode generationMetadata() {
    return document.path("generationMetadata");
  }

  private JsonNode array(String path) {
    return arrays.getOrDefault(path, JSON.missingNode());
  }

  private JsonNode attributes(String path) {
    return attributes.getOrDefault(path, JSON.missingNode());
  }

  private static JsonNode object(JsonNode value) throws IOException {
    if (!value.isTextual()) return value;
    var text = value.asText();
    return JSON.readTree(
        text.startsWith("base64:")
            ? new String(Base64.getDecoder().decode(text.substring(7)), StandardCharsets.UTF_8)
            : text);
  }
}
