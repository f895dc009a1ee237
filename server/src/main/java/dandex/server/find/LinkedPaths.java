package dandex.server.find;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The soft links of one file, and where paths lead through them.
final class LinkedPaths {
  // As many as are followed when a file is read.
  private static final int MOST_LINKS = 40;

  private final Map<String, String> targets = new HashMap<>();

  void add(String path, String target) {
    targets.put(path, target);
  }

  /// The path without links on it; empty where its links lead in a circle.
  Optional<String> resolved(String path) {
    var here = path;
    for (var step = 0; step < MOST_LINKS; step++) {
      var next = throughLink(here);
      if (next.equals(here)) return Optional.of(here);
      here = next;
    }
    return Optional.empty();
  }

  private String throughLink(String path) {
    for (var end = path.indexOf('/', 1); ; end = path.indexOf('/', end + 1)) {
      var target = targets.get(end < 0 ? path : path.substring(0, end));
      if (target != null) return end < 0 ? target : joined(target, path.substring(end + 1));
      if (end < 0) return path;
    }
  }

  private static String joined(String path, String below) {
    return path.equals("/") ? below : path + "/" + below;
  }
}
