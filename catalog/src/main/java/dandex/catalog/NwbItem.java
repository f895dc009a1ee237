package dandex.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A group, a dataset or a soft link in an NWB file, with a neurodata type or without.
///
/// @param path without a leading slash, `units/spike_times`; `/` for the file itself
/// @param aliases paths of the soft links that lead here, in the order of paths
/// @param target where a soft link leads, `general/devices/probe`, whether or not something is
///   there; null for groups and datasets
/// @param shape of a dataset, slowest dimension first, empty for a scalar; null for others and
///   where the file has no list of sizes
/// @param dtype of a dataset in the notation of zarr, `<f8`; null for others
/// @param attributes see [Attribute]
/// @param value of a scalar that is small and could be decoded, as JSON
public record NwbItem(
    String path,
    Kind kind,
    List<String> aliases,
    @Nullable String target,
    @Nullable List<Long> shape,
    @Nullable String dtype,
    List<String> attributes,
    @Nullable Json value) {
  public enum Kind {
    GROUP,
    DATASET,
    /// A soft link, which is no content of its own.
    LINK
  }

  /// One without links, attributes and value.
  public NwbItem(String path, Kind kind, @Nullable List<Long> shape, @Nullable String dtype) {
    this(path, kind, List.of(), null, shape, dtype, List.of(), null);
  }

  public boolean isLink() {
    return kind == Kind.LINK;
  }

  /// The last part of the path; `/` for the file itself.
  public String name() {
    return path.substring(isRoot() ? 0 : path.lastIndexOf('/') + 1);
  }

  /// The path of what it stands in; null for the file itself.
  public @Nullable String parent() {
    if (isRoot()) return null;
    var slash = path.lastIndexOf('/');
    return slash < 0 ? "/" : path.substring(0, slash);
  }

  private boolean isRoot() {
    return path.equals("/");
  }
}
