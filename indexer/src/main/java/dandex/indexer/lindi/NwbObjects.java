package dandex.indexer.lindi;

import static java.nio.charset.StandardCharsets.UTF_8;

import dandex.catalog.NeurodataTypes;
import dandex.catalog.NwbObject;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Finds the groups and datasets with a neurodata type in the kept refs of a file. A soft link is
/// not one, its target is.
final class NwbObjects {
  // What an index of Postgres takes; no path of a real file comes near.
  private static final int PATH_BYTES = 2_000;
  private static final int TYPE_BYTES = 500;
  private static final String TABLE = "DynamicTable";
  private static final String ATTRIBUTES = ".zattrs";
  private static final String ARRAY = ".zarray";

  private final Map<String, String> refs;

  private NwbObjects(Map<String, String> refs) {
    this.refs = refs;
  }

  static List<NwbObject> in(Map<String, String> refs) throws IOException {
    var file = new NwbObjects(refs);
    var objects =
        new LinkedHashMap<String, NwbObject>(); // by path: a key with stray slashes is none
    for (var ref : refs.entrySet()) {
      if (isTyped(ref.getKey(), ref.getValue())) {
        var folder = ref.getKey().substring(0, ref.getKey().length() - ATTRIBUTES.length());
        file.object(folder, Attributes.parse(ref.getValue()))
            .ifPresent(found -> objects.put(found.path(), found));
      }
    }
    return List.copyOf(objects.values());
  }

  private static boolean isTyped(String key, String value) {
    return key.endsWith(ATTRIBUTES) && value.contains("\"neurodata_type\"");
  }

  /// @param folder what the keys of the object begin with: its path and a slash, nothing for the
  ///   root
  private Optional<NwbObject> object(String folder, Attributes attributes) throws IOException {
    var type = attributes.neurodataType();
    if (type == null || type.isBlank() || attributes.isLink()) return Optional.empty();
    var ancestors = NeurodataTypes.ancestors(type);
    boolean isTable =
        attributes.columns() != null || type.equals(TABLE) || ancestors.contains(TABLE);
    var columns = attributes.columns() == null ? List.<String>of() : attributes.columns();
    var array = array(folder);
    return Optional.of(
        new NwbObject(
            path(folder),
            checked(type, TYPE_BYTES),
            attributes.namespace(),
            ancestors,
            array == null ? NwbObject.Kind.GROUP : NwbObject.Kind.DATASET,
            array == null ? null : attributes.isScalar() ? List.of() : array.shape(),
            array == null ? null : array.dtype(),
            columns,
            isTable ? rows(folder, columns) : null,
            attributes.objectId(),
            attributes.description()));
  }

  private static String path(String folder) throws BeyondLimits {
    return folder.isEmpty() ? "/" : checked(folder.substring(0, folder.length() - 1), PATH_BYTES);
  }

  private static String checked(String name, int bytes) throws BeyondLimits {
    if (name.getBytes(UTF_8).length <= bytes) return name;
    throw new BeyondLimits("an object has a path or type of more than " + bytes + " bytes");
  }

  private @Nullable ArrayForm array(String folder) throws IOException {
    var zarray = refs.get(folder + ARRAY);
    return zarray == null ? null : ArrayForm.parse(zarray);
  }

  /// As many as there are identifiers; where they are missing, as the first column has. A ragged
  /// column has as many as its index, a doubly ragged one as the index of its index.
  private @Nullable Long rows(String folder, List<String> columns) throws IOException {
    var identifiers = length(folder + "id/");
    if (identifiers != null || columns.isEmpty()) return identifiers;
    var column = columns.getFirst();
    while (refs.containsKey(folder + column + "_index/" + ARRAY)) column += "_index";
    return length(folder + column + "/");
  }

  private @Nullable Long length(String folder) throws IOException {
    var array = array(folder);
    return array == null || array.shape() == null || array.shape().isEmpty()
        ? null
        : array.shape().getFirst();
  }
}
