package dandex.indexer.nwb;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dandex.catalog.Json;
import dandex.catalog.NwbContents;
import dandex.catalog.NwbItem;
import dandex.catalog.NwbObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads what is in an NWB file from what is kept of its LINDI file.
public final class NwbReading {
  private static final int LONGEST_VALUE = 1_000;

  private final Hierarchy hierarchy;
  private final Extensions extensions;
  private final Chunks chunks;
  private final Aliases aliases;

  private NwbReading(Hierarchy hierarchy, Chunks chunks) {
    this.hierarchy = hierarchy;
    this.extensions = new Extensions(hierarchy);
    this.chunks = chunks;
    this.aliases = new Aliases(hierarchy);
  }

  /// @param metadata by the keys of the refs, `units/.zattrs`
  /// @param chunks of small datasets, as LINDI writes them, by path; see [SmallChunks]
  public static NwbContents of(Map<String, Metadata> metadata, Map<String, String> chunks) {
    return new NwbReading(Hierarchy.of(metadata), new Chunks(metadata, chunks)).contents();
  }

  private NwbContents contents() {
    var types = new TypeTree(hierarchy, extensions, chunks);
    var making = new NwbObjects(hierarchy, extensions, types);
    var items = new ArrayList<NwbItem>();
    var objects = new ArrayList<NwbObject>();
    for (var node : hierarchy.all()) {
      var item = item(node);
      if (NwbObjects.isTyped(node)) objects.add(making.object(node, item));
      else items.add(item);
    }
    var file = new FileFacts(hierarchy, extensions, chunks, objects).file();
    return new NwbContents(file, List.copyOf(items), List.copyOf(objects));
  }

  private NwbItem item(Node node) {
    var array = node.array();
    if (node.isLink() || array == null) {
      return new NwbItem(
          node.path(),
          node.isLink() ? NwbItem.Kind.LINK : NwbItem.Kind.GROUP,
          aliases.of(node.path()),
          node.attributes().linkTarget(),
          null,
          null,
          node.attributes().words(),
          null);
    }
    return new NwbItem(
        node.path(),
        NwbItem.Kind.DATASET,
        aliases.of(node.path()),
        null,
        node.shape(),
        array.dtype(),
        node.attributes().words(),
        node.isScalar() ? value(node.path()) : null);
  }

  private @Nullable Json value(String path) {
    return chunks
        .elements(path)
        .filter(elements -> elements.size() == 1)
        .map(elements -> json(elements.getFirst()))
        .orElse(null);
  }

  private static @Nullable Json json(@Nullable Object value) {
    return switch (value) {
      case String text when text.length() <= LONGEST_VALUE -> new Json(quoted(text));
      case Double number when !Double.isFinite(number) -> new Json(quoted(number.toString()));
      case Number number -> new Json(number.toString());
      case Boolean truth -> new Json(truth.toString());
      case null, default -> null;
    };
  }

  private static String quoted(String text) {
    return '"' + String.valueOf(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
  }
}
