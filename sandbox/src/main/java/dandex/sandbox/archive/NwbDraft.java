package dandex.sandbox.archive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// An NWB file while it is drawn: the refs of its LINDI file, and what is known to be in it.
final class NwbDraft {
  private final LindiForm form;
  private final Dice dice;
  private final String url;
  private final Map<String, Supplier<? extends JsonNode>> refs = new LinkedHashMap<>();
  private final Map<String, ObjectNode> attributes = new HashMap<>();
  private final DrawnInside inside = new DrawnInside();
  private final Set<Extension> extensions = EnumSet.noneOf(Extension.class);

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

  DrawnInside inside() {
    return inside;
  }

  /// Whether the dataset of a chunk holds texts.
  boolean saysAt(String key) {
    return !inside.texts(parent(key)).isEmpty();
  }

  /// Types of the extension are used.
  void extend(Extension extension) {
    extensions.add(extension);
  }

  Set<Extension> extensions() {
    return extensions;
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
    inside.add(KnownItem.group(path));
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
    inside.add(new KnownObject(shown, type, columns, rows, null, null));
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
    inside.add(new KnownObject(path, type, List.of(), null, dimensions(shape), dtype));
    return typed(attributes(path), path, namespace, type);
  }

  ObjectNode text(String path, String text) {
    return text(path, text, coding(path));
  }

  ObjectNode text(String path, String text, Coding coding) {
    var bytes = Chunks.utf32(text);
    refs.put(key(path, "0"), () -> Chunks.inline(coding.pack(bytes, bytes.length)));
    inside.say(path, () -> List.of(text));
    return scalar(path, "<U" + bytes.length / 4, coding);
  }

  /// A text whose only chunk is somewhere in the NWB file.
  void textElsewhere(String path, String text) {
    var length = Chunks.utf32(text).length;
    scalar(path, "<U" + length / 4, Coding.NONE);
    refs.put(key(path, "0"), () -> Json.array().add(url).add(4096).add(length));
  }

  ObjectNode number(String path, double number) {
    var coding = coding(path);
    refs.put(key(path, "0"), () -> Chunks.inline(coding.pack(Chunks.littleEndian(number), 8)));
    return scalar(path, "<f8", coding);
  }

  private ObjectNode scalar(String path, String dtype, Coding coding) {
    group(parent(path));
    inside.add(KnownItem.dataset(path, dtype, List.of()));
    refs.put(key(path, ".zarray"), () -> Chunks.describe(coding, dtype, 1));
    return attributes(path).put("_SCALAR", true);
  }

  /// A list of texts.
  ObjectNode texts(String path, List<String> texts) {
    inside.say(path, () -> texts);
    var values = texts.stream().map(TextNode::valueOf).toList();
    return json(path, () -> Chunks.json2(values), texts.size());
  }

  /// Strings, references or compounds, which are JSON inside.
  ObjectNode json(String path, Supplier<byte[]> content, long rows) {
    group(parent(path));
    var coding = coding(path);
    inside.add(KnownItem.dataset(path, "|O", List.of(rows)));
    refs.put(key(path, ".zarray"), () -> Chunks.describe(coding, "|O", rows));
    if (rows > 0) {
      refs.put(key(path, "0"), () -> Chunks.inline(coding.pack(content.get(), 1)));
    }
    return attributes(path);
  }

  ObjectNode json(String namespace, String type, String path, Supplier<byte[]> content, long rows) {
    var attributes = json(path, content, rows);
    inside.add(new KnownObject(path, type, List.of(), null, List.of(rows), "|O"));
    return typed(attributes, path, namespace, type);
  }

  void softLink(String path, String target) {
    group(path);
    inside.add(KnownItem.link(path, target));
    attributes(path).putObject("_SOFT_LINK").put("path", "/" + target);
  }

  /// More chunks than are worth listing: a link to the file takes their place.
  void external(String path, String dtype, long... shape) {
    group(parent(path));
    inside.add(KnownItem.dataset(path, dtype, dimensions(shape)));
    refs.put(key(path, ".zarray"), () -> Chunks.describe(Coding.BLOSC_LZ4, dtype, shape));
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
    inside.add(KnownItem.dataset(path, dtype, dimensions(shape)));
    var chunks = new Chunks(dice.of(path), coding(path), url);
    refs.put(key(path, ".zarray"), () -> chunks.array(dtype, shape));
    chunks.all(dtype, shape).forEach((name, chunk) -> refs.put(key(path, name), chunk));
  }

  private ObjectNode attributes(String path) {
    return attributes.computeIfAbsent(
        path,
        _ -> {
          var made = Json.object();
          refs.put(key(path, ".zattrs"), () -> made);
          inside.add(path, made);
          return made;
        });
  }

  private ObjectNode typed(ObjectNode attributes, String path, String namespace, String type) {
    if (form.typesInLists()) attributes.putArray("neurodata_type").add(type);
    else attributes.put("neurodata_type", type);
    if (form.namespaces()) attributes.put("namespace", namespace);
    return attributes.put("object_id", objectId(path));
  }

  private Coding coding(String path) {
    return Coding.of(dice.of("coding").of(path));
  }

  private static List<Long> dimensions(long... shape) {
    return Arrays.stream(shape).boxed().toList();
  }

  private static String parent(String path) {
    var slash = path.lastIndexOf('/');
    return slash < 0 ? "" : path.substring(0, slash);
  }

  private static String key(String path, String name) {
    return path.isEmpty() ? name : path + "/" + name;
  }
}
