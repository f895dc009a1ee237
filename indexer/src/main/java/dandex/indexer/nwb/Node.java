package dandex.indexer.nwb;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A group, a dataset or a soft link, as its metadata describe it.
///
/// @param array null for what is no dataset
record Node(String path, Attributes attributes, @Nullable ArrayForm array) {
  boolean isLink() {
    return attributes.isLink();
  }

  boolean isDataset() {
    return array != null && !isLink();
  }

  boolean isScalar() {
    return array != null && attributes.isScalar();
  }

  boolean isNamed(String name) {
    return path.endsWith(name) && name().equals(name);
  }

  String name() {
    return NodePath.name(path);
  }

  /// Of a dataset, empty for a scalar; null for others and where it is not known.
  @Nullable List<Long> shape() {
    if (array == null || isLink()) return null;
    return attributes.isScalar() ? List.of() : array.shape();
  }

  /// How many rows a column has, where that can be told.
  @Nullable Long length() {
    var shape = array == null ? null : array.shape();
    return shape == null || shape.isEmpty() ? null : shape.getFirst();
  }
}
