package dandex.indexer.nwb;

/// Paths of groups and datasets: without a leading slash, `units/id`; `/` for the file itself.
final class NodePath {
  static final String ROOT = "/";

  private NodePath() {}

  /// A path as HDF5 writes it, `/units/id`.
  static String of(String written) {
    int from = 0;
    int to = written.length();
    while (from < to && written.charAt(from) == '/') from++;
    while (to > from && written.charAt(to - 1) == '/') to--;
    return from == to ? ROOT : written.substring(from, to);
  }

  /// Whether a path without its leading slash has a name in each part.
  static boolean isWhole(String path) {
    return path.equals(ROOT)
        || (!path.isEmpty()
            && !path.startsWith("/")
            && !path.endsWith("/")
            && !path.contains("//"));
  }

  static String child(String path, String name) {
    return path.equals(ROOT) ? name : path + "/" + name;
  }

  static String name(String path) {
    return path.equals(ROOT) ? ROOT : path.substring(path.lastIndexOf('/') + 1);
  }

  /// Whether a path stands just below another; the file itself stands in nothing.
  static boolean isChild(String path, String parent) {
    if (parent.equals(ROOT)) return path.indexOf('/') < 0;
    return path.startsWith(parent) && path.lastIndexOf('/') == parent.length();
  }
}
