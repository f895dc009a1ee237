package dandex.catalog.document;

import dandex.catalog.NwbItem;
import dandex.catalog.NwbObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The groups and datasets of one file, with a neurodata type or without, that are equal in all
/// that is indexed but their paths. Soft links are not among them: they are further paths of what
/// they lead to.
///
/// @param shape empty for a group and for a scalar, which the index does not tell apart
/// @param attributes see [dandex.catalog.Attribute]
public record StructureEntry(
    List<String> paths,
    String kind,
    List<Long> shape,
    @Nullable String dtype,
    List<String> attributes) {

  /// Entries in the order of their first items.
  static List<StructureEntry> of(List<NwbItem> items, List<NwbObject> objects) {
    var alike = new LinkedHashMap<StructureEntry, List<String>>();
    Stream.concat(items.stream(), objects.stream().map(NwbObject::item))
        .filter(item -> !item.isLink())
        .forEach(item -> {
          var paths = alike.computeIfAbsent(withoutPath(item), _ -> new ArrayList<>());
          paths.add(item.path());
          paths.addAll(item.aliases());
        });
    return alike.entrySet().stream()
        .map(entry -> entry.getKey().at(List.copyOf(entry.getValue())))
        .toList();
  }

  private static StructureEntry withoutPath(NwbItem item) {
    var shape = item.shape();
    return new StructureEntry(
        List.of(),
        item.kind().name(),
        shape == null ? List.of() : shape,
        item.dtype(),
        item.attributes().stream().sorted().toList());
  }

  private StructureEntry at(List<String> where) {
    return new StructureEntry(where, kind, shape, dtype, attributes);
  }
}
