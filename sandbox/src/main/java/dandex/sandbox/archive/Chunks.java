package dandex.sandbox.archive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// The chunks of one dataset: byte ranges of the NWB file for large arrays, else the content
/// itself, packed.
record Chunks(Dice dice, Coding coding, String url) {
  private static final int LARGE = 1000;

  /// `.zarray` of a numeric dataset.
  ObjectNode array(String dtype, long... shape) {
    var array = describe(coding, dtype, shape);
    if (elements(shape) < LARGE) return array;
    array.putArray("chunks");
    for (var length : chunk(shape)) array.withArray("chunks").add(length);
    array.putNull("compressor");
    if (dice.of("gzip").chance(70)) {
      array.putArray("filters").addObject().put("id", "zlib").put("level", 4);
    }
    return array;
  }

  /// By name, `0` or `0.0`.
  Map<String, Supplier<JsonNode>> all(String dtype, long... shape) {
    var elements = elements(shape);
    if (elements == 0) return Map.of();
    var ones = ".0".repeat(shape.length - 1);
    if (elements < LARGE) return Map.of("0" + ones, () -> content(dtype, (int) elements));
    var chunk = chunk(shape);
    var count = (shape[0] + chunk[0] - 1) / chunk[0];
    var all = new LinkedHashMap<String, Supplier<JsonNode>>();
    var offset = 4096 + dice.of("offset").below(1_000_000_000L);
    for (var i = 0; i < count; i++) {
      var length = 1000 + dice.of("length").of(i).below(900_000);
      var start = offset;
      all.put(i + ones, () -> Json.array().add(url).add(start).add(length));
      offset += length;
    }
    return all;
  }

  /// `.zarray` of a dataset that is kept in the file.
  static ObjectNode describe(Coding coding, String dtype, long... shape) {
    var array = Json.object();
    var chunks = array.putArray("chunks");
    for (var length : shape) chunks.add(Math.max(1, length));
    coding.describe(array);
    array.put("dtype", dtype);
    if (dtype.startsWith("<U")) array.put("fill_value", "");
    else if (dtype.startsWith("<f")) array.put("fill_value", 0.0);
    else array.put("fill_value", 0);
    if (dtype.equals("|O")) json2(array.putArray("filters"));
    else array.putNull("filters");
    array.put("order", "C");
    var dimensions = array.putArray("shape");
    for (var length : shape) dimensions.add(length);
    return array.put("zarr_format", 2);
  }

  /// Plain text where every byte is ASCII, control characters included; else base64.
  static JsonNode inline(byte[] bytes) {
    for (var b : bytes) {
      if (b < 0) return TextNode.valueOf(base64(bytes));
    }
    return TextNode.valueOf(new String(bytes, StandardCharsets.US_ASCII));
  }

  static String base64(byte[] bytes) {
    return "base64:" + Base64.getEncoder().encodeToString(bytes);
  }

  /// An empty text has one NUL, since zarr knows no text without room.
  static byte[] utf32(String text) {
    var points = text.isEmpty() ? new int[1] : text.codePoints().toArray();
    var bytes = ByteBuffer.allocate(4 * points.length).order(ByteOrder.LITTLE_ENDIAN);
    for (var point : points) bytes.putInt(point);
    return bytes.array();
  }

  static byte[] littleEndian(double number) {
    return ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putDouble(number).array();
  }

  /// What a column of strings, references or compounds decodes to.
  static byte[] json2(List<? extends JsonNode> values) {
    var content = Json.array();
    values.forEach(content::add);
    content.add("|O").addArray().add(values.size());
    return Json.bytes(content);
  }

  static ObjectNode reference(String path, String objectId) {
    var reference = Json.object();
    reference
        .putObject("_REFERENCE")
        .put("object_id", objectId)
        .put("path", "/" + path)
        .put("source", ".")
        .putNull("source_object_id");
    return reference;
  }

  private static void json2(ArrayNode filters) {
    filters
        .addObject()
        .put("allow_nan", true)
        .put("check_circular", true)
        .put("encoding", "utf-8")
        .put("ensure_ascii", true)
        .put("id", "json2")
        .put("skipkeys", false)
        .put("sort_keys", true)
        .put("strict", true);
  }

  private JsonNode content(String dtype, int elements) {
    var size = Integer.parseInt(dtype.substring(2));
    var bytes = ByteBuffer.allocate(elements * size).order(ByteOrder.LITTLE_ENDIAN);
    for (var i = 0; i < elements; i++) {
      var value = dice.of("value").of(i).below(1000);
      if (dtype.equals("<f8")) bytes.putDouble(value / 10.0);
      else if (dtype.equals("<f4")) bytes.putFloat(value / 10f);
      else bytes.put((byte) (value % 100)).put(new byte[size - 1]);
    }
    return inline(coding.pack(bytes.array(), size));
  }

  private long[] chunk(long... shape) {
    var chunk = Arrays.copyOf(shape, shape.length);
    chunk[0] = Math.max(1, shape[0] / (1 + dice.of("chunks").below(8)));
    return chunk;
  }

  private static long elements(long... shape) {
    return Arrays.stream(shape).reduce(1, (a, b) -> a * b);
  }
}
