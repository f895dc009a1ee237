package dandex.sandbox.archive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// An NWB file while it is drawn: the refs of its LINDI file, and what can be read in them.
final class NwbDraft {
  private final LindiForm form;
  private final Dice dice;
  private final String url;
  private final Map<String, Supplier<? extends JsonNode>> refs = new LinkedHashMap<>();
  private final Map<String, ObjectNode> attributes = new HashMap<>();
  private final List<KnownObject> objects = new ArrayList<>();

  NwbDraft(LindiForm form, Dice dice, String url) {
    this.form = form;
    this.dice = dice.of("draft");
    this.url = url;
  }

  /// Where the bytes of the NWB file are.
  String url() {
    return url;
  }

  LindiForm form() {
    return form;
  }

  /// Metadata are objects here, whatever the form; chunks are as they will be written.
  Map<String, JsonNode> refs() {
    var made = new LinkedHashMap<String, JsonNode>();
    refs.forEach((key, ref) -> made.put(key, ref.get()));
    return made;
  }

  List<KnownObject> objects() {
    return objects;
  }

  boolean has(String path) {
    return refs.containsKey(key(path, ".zgroup"));
  }

  void group(String path) {
    if (has(path)) return;
    var slash = path.lastIndexOf('/');
    if (slash > 0) group(path.substring(0, slash));
    else if (!path.isEmpty()) group("");
    refs.put(key(path, ".zgroup"), () -> Json.object().put("zarr_format", 2));
  }

  /// A group with a type.
  ///
  /// @return its attributes, to be added to
  ObjectNode object(String path, String namespace, String type) {
    return object(path, namespace, type, List.of(), null);
  }

  ObjectNode object(
      String path, String namespace, String type, List<String> columns, @Nullable Long rows) {
    group(path);
    var shown = path.isEmpty() ? "/" : path;
    objects.add(new KnownObject(shown, type, columns, rows, null, null));
    return typed(attributes(path), path, namespace, type);
  }

  /// A dataset without a type.
  ///
  /// @return its attributes, to be added to
  ObjectNode data(String path, String dtype, long... shape) {
    array(path, dtype, shape);
    return attributes(path);
  }

  /// A dataset with a type.
  ObjectNode data(String namespace, String type, String path, String dtype, long... shape) {
    array(path, dtype, shape);
    var dimensions = Arrays.stream(shape).boxed().toList();
    objects.add(new KnownObject(path, type, List.of(), null, dimensions, dtype));
    return typed(attributes(path), path, namespace, type);
  }

  void text(String path, String text) {
    group(parent(path));
    refs.put(key(path, ".zarray"), () -> Chunks.describe("<U" + Math.max(1, text.length()), 1));
    attributes(path).put("_SCALAR", true);
    refs.put(key(path, "0"), () -> Chunks.inline(Chunks.utf32(text), 4));
  }

  void number(String path, double number) {
    group(parent(path));
    refs.put(key(path, ".zarray"), () -> Chunks.describe("<f8", 1));
    attributes(path).put("_SCALAR", true);
    refs.put(key(path, "0"), () -> Chunks.inline(Chunks.littleEndian(number), 8));
  }

  /// Strings, references or compounds, which are JSON inside.
  ObjectNode json(String path, Supplier<byte[]> content, long rows) {
    group(parent(path));
    refs.put(key(path, ".zarray"), () -> Chunks.describe("|O", rows));
    if (rows > 0) refs.put(key(path, "0"), () -> Chunks.inline(content.get(), 1));
    return attributes(path);
  }

  ObjectNode json(String namespace, String type, String path, Supplier<byte[]> content, long rows) {
    var attributes = json(path, content, rows);
    objects.add(new KnownObject(path, type, List.of(), null, List.of(rows), "|O"));
    return typed(attributes, path, namespace, type);
  }

  void softLink(String path, String target) {
    group(path);
    attributes(path).putObject("_SOFT_LINK").put("path", "/" + target);
  }

  /// More chunks than are worth listing: a link to the file takes their place.
  void external(String path, String dtype, long... shape) {
    group(parent(path));
    refs.put(key(path, ".zarray"), () -> Chunks.describe(dtype, shape));
    attributes(path)
        .putObject("_EXTERNAL_ARRAY_LINK")
        .put("link_type", "hdf5_dataset")
        .put("url", url)
        .put("name", "/" + path);
  }

  void reference(ObjectNode attributes, String name, String target) {
    attributes.set(name, Chunks.reference(target, objectId(target)));
  }

  String objectId(String path) {
    return dice.of("object").of(path).uuid().toString();
  }

  private void array(String path, String dtype, long... shape) {
    group(parent(path));
    var chunks = new Chunks(dice.of(path), url);
    refs.put(key(path, ".zarray"), () -> chunks.array(dtype, shape));
    chunks.all(dtype, shape).forEach((name, chunk) -> refs.put(key(path, name), chunk));
  }

  private ObjectNode attributes(String path) {
    return attributes.computeIfAbsent(
        path,
        _ -> {
          var made = Json.object();
          refs.put(key(path, ".zattrs"), () -> made);
          return made;
        });
  }

  private ObjectNode typed(ObjectNode attributes, String path, String namespace, String type) {
    if (form.typesInLists()) attributes.putArray("neurodata_type").add(type);
    else attributes.put("neurodata_type", type);
    if (form.namespaces()) attributes.put("namespace", namespace);
    return attributes.put("object_id", objectId(path));
  }

  private static String parent(String path) {
    var slash = path.lastIndexOf('/');
    return slash < 0 ? "" : path.substring(0, slash);
  }

  private static String key(String path, String name) {
    return path.isEmpty() ? name : path + "/" + name;
  }
}
