package dandex.indexer.nwb;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dandex.catalog.NwbContents;
import dandex.catalog.NwbItem;
import dandex.catalog.NwbObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// What is kept of a LINDI file, written by hand.
final class Draft {
  private static final JsonFactory JSON = new JsonFactory();

  private final Map<String, String> metadata = new TreeMap<>();
  private final Map<String, String> chunks = new TreeMap<>();

  Draft group(String path, String attributes) {
    metadata.put(path.isEmpty() ? ".zgroup" : path + "/.zgroup", "{\"zarr_format\":2}");
    return attributes(path, attributes);
  }

  Draft typed(String path, String type) {
    return group(path, "{\"neurodata_type\":\"%s\",\"namespace\":\"core\"}".formatted(type));
  }

  Draft link(String path, String target) {
    return group(path, "{\"_SOFT_LINK\":{\"path\":\"%s\"}}".formatted(target));
  }

  Draft array(String path, String dtype, long length, String attributes) {
    metadata.put(path + "/.zarray", zarray(dtype, length, "null"));
    return attributes(path, attributes);
  }

  /// A scalar text.
  Draft text(String path, String text) {
    chunks.put(path, text);
    return array(path, "|S" + Math.max(1, text.length()), 1, "{\"_SCALAR\":true}");
  }

  /// A column of texts.
  Draft texts(String path, String... texts) {
    var json = JsonNodeFactory.instance.arrayNode();
    Stream.of(texts).forEach(json::add);
    json.add("|O").addArray().add(texts.length);
    chunks.put(path, json.toString());
    metadata.put(path + "/.zarray", zarray("|O", texts.length, "[{\"id\":\"json2\"}]"));
    return this;
  }

  Draft undecodable(String path) {
    chunks.put(path, "base64:AAAA");
    return this;
  }

  NwbContents read() {
    var refs = new LinkedHashMap<String, Metadata>();
    metadata.forEach((key, text) -> refs.put(key, metadata(key, text)));
    return NwbReading.of(refs, chunks);
  }

  static Metadata metadata(String key, String text) {
    try (var in = JSON.createParser(text)) {
      in.nextToken();
      return new Metadata(text, NodePart.read(key, in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  NwbItem item(String path) {
    var contents = read();
    return Stream.concat(
            contents.items().stream(), contents.objects().stream().map(NwbObject::item))
        .filter(item -> item.path().equals(path))
        .findFirst()
        .orElseThrow(() -> new AssertionError("nothing at " + path));
  }

  NwbObject object(String path) {
    return read().objects().stream()
        .filter(object -> object.path().equals(path))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no object at " + path));
  }

  List<String> paths() {
    var contents = read();
    return Stream.concat(
            contents.items().stream(), contents.objects().stream().map(NwbObject::item))
        .map(NwbItem::path)
        .sorted()
        .toList();
  }

  private Draft attributes(String path, String attributes) {
    metadata.put(path.isEmpty() ? ".zattrs" : path + "/.zattrs", attributes);
    return this;
  }

  private static String zarray(String dtype, long length, String filters) {
    return """
    {"chunks":[%d],"compressor":null,"dtype":"%s","fill_value":null,"filters":%s,"order":"C",\
    "shape":[%d],"zarr_format":2}
    """
        .formatted(Math.max(1, length), dtype, filters, length);
  }
}
