package dandex.sandbox.archive;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// What can be read in a LINDI file, held whole in memory: plain and slow, to check others by.
/// Looks into no chunk.
///
/// @param generationMetadata null where it has none
/// @param refs an object, empty where the file is broken
record NwbReading(@Nullable JsonNode generationMetadata, List<KnownObject> objects, JsonNode refs)
    implements Inside {
  private static final String ATTRIBUTES = ".zattrs";
  private static final Pattern ITEM =
      Pattern.compile("(?:(.*)/)?\\.z(group|array)", Pattern.DOTALL);

  static NwbReading of(byte[] text) {
    try {
      var file = Json.read(text);
      var refs = file.path("refs");
      var objects = new ArrayList<KnownObject>();
      for (var entry : refs.properties()) {
        if (!entry.getKey().equals(ATTRIBUTES) && !entry.getKey().endsWith("/" + ATTRIBUTES)) {
          continue;
        }
        var path = entry.getKey().replaceFirst("/?\\.zattrs$", "");
        var attributes = metadata(entry.getValue());
        var type = word(attributes.path("neurodata_type"));
        if (!type.isEmpty()) objects.add(object(refs, path, type, attributes));
      }
      return new NwbReading(file.get("generationMetadata"), objects, refs);
    } catch (IOException broken) {
      return new NwbReading(null, List.of(), Json.object());
    }
  }

  @Override
  public List<KnownItem> items() {
    var items = new LinkedHashMap<String, KnownItem>();
    for (var entry : refs.properties()) {
      var found = ITEM.matcher(entry.getKey());
      if (!found.matches()) continue;
      var path = found.group(1) == null ? "" : found.group(1);
      var isArray = found.group(2).equals("array");
      // Were there both, a dataset it would be.
      if (isArray || !items.containsKey(path)) items.put(path, item(path, isArray));
    }
    return List.copyOf(items.values());
  }

  private KnownItem item(String path, boolean isArray) {
    var attributes = metadata(refs.path(key(path, ATTRIBUTES)));
    var link = attributes.path("_SOFT_LINK").path("path");
    if (link.isTextual()) return KnownItem.link(path, link.asText());
    var item =
        isArray
            ? KnownItem.dataset(
                path,
                array(refs, path).path("dtype").asText(),
                attributes.path("_SCALAR").asBoolean() ? List.of() : shape(array(refs, path)))
            : KnownItem.group(path);
    var names = new TreeSet<String>();
    attributes.fieldNames().forEachRemaining(names::add);
    names.removeAll(KnownItem.RESERVED);
    return item.with(names);
  }

  @Override
  public JsonNode attributes(String path) {
    return metadata(refs.path(key(path.equals("/") ? "" : path, ATTRIBUTES)));
  }

  @Override
  public boolean isWhole() {
    return false;
  }

  @Override
  public List<String> texts(String path) {
    return List.of();
  }

  private static String key(String path, String name) {
    return path.isEmpty() ? name : path + "/" + name;
  }

  private static KnownObject object(JsonNode refs, String path, String type, JsonNode attributes) {
    var shown = path.isEmpty() ? "/" : path;
    var array = array(refs, path);
    if (array.isObject()) {
      var shape = attributes.path("_SCALAR").asBoolean() ? List.<Long>of() : shape(array);
      return new KnownObject(shown, type, List.of(), null, shape, array.path("dtype").asText());
    }
    var columns = words(attributes.path("colnames"));
    return new KnownObject(shown, type, columns, rows(refs, path, attributes), null, null);
  }

  /// A table has as many rows as it has identifiers, or else as its first column is long.
  private static @Nullable Long rows(JsonNode refs, String path, JsonNode attributes) {
    var columns = words(attributes.path("colnames"));
    if (!attributes.has("colnames")) return null;
    var ids = shape(array(refs, path + "/id"));
    if (!ids.isEmpty()) return ids.getFirst();
    if (columns.isEmpty()) return null;
    var indexed = shape(array(refs, path + "/" + columns.getFirst() + "_index"));
    if (!indexed.isEmpty()) return indexed.getFirst();
    var first = shape(array(refs, path + "/" + columns.getFirst()));
    return first.isEmpty() ? null : first.getFirst();
  }

  private static JsonNode array(JsonNode refs, String path) {
    return metadata(refs.path(path + "/.zarray"));
  }

  private static List<Long> shape(JsonNode array) {
    return StreamSupport.stream(array.path("shape").spliterator(), false)
        .map(JsonNode::asLong)
        .toList();
  }

  /// An object, or the text of one, or that in base64.
  private static JsonNode metadata(JsonNode value) {
    if (!value.isTextual()) return value;
    var text = value.asText();
    try {
      return Json.read(
          text.startsWith("base64:")
              ? Base64.getDecoder().decode(text.substring("base64:".length()))
              : text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException | IllegalArgumentException unreadable) {
      return Json.object();
    }
  }

  private static String word(JsonNode value) {
    return value.isArray() && value.size() == 1 ? value.get(0).asText() : value.asText("");
  }

  private static List<String> words(JsonNode value) {
    if (value.isTextual()) return List.of(value.asText());
    return StreamSupport.stream(value.spliterator(), false).map(JsonNode::asText).toList();
  }
}
