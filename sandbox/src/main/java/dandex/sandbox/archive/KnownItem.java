package dandex.sandbox.archive;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A group, a dataset or a link inside an NWB file, with or without a neurodata type.
///
/// @param path without a leading slash; `/` for the file itself
/// @param dtype of a dataset in the notation of zarr, else null
/// @param shape of a dataset, empty for a scalar; else null
/// @param attributes their names, without those by which LINDI itself tells something; empty for a
///   link
/// @param target of a link, written as a path is; else null. Nothing need be there.
public record KnownItem(
    String path,
    Kind kind,
    @Nullable String dtype,
    @Nullable List<Long> shape,
    Set<String> attributes,
    @Nullable String target) {
  public enum Kind {
    GROUP,
    DATASET,
    LINK
  }

  /// Attributes that are LINDI's own, not the file's.
  static final Set<String> RESERVED =
      Set.of("_SCALAR", "_COMPOUND_DTYPE", "_REFERENCE", "_EXTERNAL_ARRAY_LINK", "_SOFT_LINK");

  static KnownItem group(String path) {
    return new KnownItem(shown(path), Kind.GROUP, null, null, Set.of(), null);
  }

  /// @param shape empty for a scalar
  static KnownItem dataset(String path, String dtype, List<Long> shape) {
    return new KnownItem(path, Kind.DATASET, dtype, shape, Set.of(), null);
  }

  /// @param target with or without a leading slash
  static KnownItem link(String path, String target) {
    var shown = shown(target.replaceFirst("^/+", ""));
    return new KnownItem(path, Kind.LINK, null, null, Set.of(), shown);
  }

  KnownItem with(Set<String> names) {
    if (kind == Kind.LINK) return this;
    return new KnownItem(path, kind, dtype, shape, names, target);
  }

  /// The group that it is in; empty for what is at the top.
  String parent() {
    return path.substring(0, Math.max(0, path.lastIndexOf('/')));
  }

  String name() {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private static String shown(String path) {
    return path.isEmpty() ? "/" : path;
  }
}
