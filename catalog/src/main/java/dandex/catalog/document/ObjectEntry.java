package dandex.catalog.document;

import dandex.catalog.NwbItem;
import dandex.catalog.NwbObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The NWB objects of one asset that are equal in all that is indexed but their paths: electrode
/// groups come by the hundred and differ in nothing else.
///
/// @param neurodataType the type and its ancestors, nearest first
/// @param exactNeurodataType the type
/// @param shape empty for a group and for a scalar, which the index does not tell apart
/// @param paths of the objects, and of soft links that lead to them
/// @param count how many objects there are
public record ObjectEntry(
    List<String> paths,
    List<String> neurodataType,
    String exactNeurodataType,
    @Nullable String namespace,
    String kind,
    List<String> columns,
    @Nullable Long rows,
    List<Long> shape,
    @Nullable String dtype,
    int count) {

  /// Entries in the order of their first objects.
  static List<ObjectEntry> of(List<NwbObject> objects) {
    var alike = new LinkedHashMap<ObjectEntry, List<NwbItem>>();
    for (var object : objects) {
      alike.computeIfAbsent(withoutPath(object), _ -> new ArrayList<>()).add(object.item());
    }
    return alike.entrySet().stream().map(entry -> entry.getKey().at(entry.getValue())).toList();
  }

  /// A type and its ancestors, nearest first.
  static List<String> lineage(NwbObject object) {
    var types = new LinkedHashSet<String>();
    types.add(object.neurodataType());
    types.addAll(object.ancestors());
    return List.copyOf(types);
  }

  private static ObjectEntry withoutPath(NwbObject object) {
    var shape = object.shape();
    return new ObjectEntry(
        List.of(),
        lineage(object),
        object.neurodataType(),
        object.namespace(),
        object.kind().name(),
        object.columns(),
        object.rows(),
        shape == null ? List.of() : shape,
        object.dtype(),
        0);
  }

  private ObjectEntry at(List<NwbItem> items) {
    var paths =
        items.stream()
            .flatMap(item -> Stream.concat(Stream.of(item.path()), item.aliases().stream()))
            .toList();
    return new ObjectEntry(
        paths,
        neurodataType,
        exactNeurodataType,
        namespace,
        kind,
        columns,
        rows,
        shape,
        dtype,
        items.size());
  }
}
