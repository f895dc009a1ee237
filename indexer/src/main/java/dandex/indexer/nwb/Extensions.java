package dandex.indexer.nwb;

import dandex.catalog.NwbExtension;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The schemas that a file carries: which namespaces in which versions. Their names are groups,
/// `specifications/{namespace}/{version}`.
final class Extensions {
  /// Namespaces whose types this program knows by itself.
  static final Set<String> BUNDLED = Set.of("core", "hdmf-common", "hdmf-experimental");

  private static final Pattern VERSION = Pattern.compile("specifications/([^/]+)/([^/]+)");

  /// 0.10.0 is newer than 0.9.0.
  private static final Comparator<String> BY_AGE =
      Comparator.<String, String>comparing(Extensions::padded).thenComparing(text -> text);

  private static final Pattern NUMBER = Pattern.compile("\\d+");

  private final Map<String, List<String>> versions = new LinkedHashMap<>();

  Extensions(Hierarchy hierarchy) {
    for (var node : hierarchy.all()) {
      if (!isWithin(node.path()) || node.isLink() || node.isDataset()) continue;
      var found = VERSION.matcher(node.path());
      if (found.matches()) {
        versions.computeIfAbsent(found.group(1), _ -> new ArrayList<>()).add(found.group(2));
      }
    }
  }

  /// Whether a path may be that of a schema, or of what holds it.
  static boolean isWithin(String path) {
    return path.startsWith("specifications/");
  }

  static boolean isBundled(String path) {
    var parts = path.split("/", 3);
    return parts.length > 1 && BUNDLED.contains(parts[1]);
  }

  /// Each version of each, those that come with NWB itself left out.
  List<NwbExtension> all() {
    return versions.entrySet().stream()
        .filter(one -> !BUNDLED.contains(one.getKey()))
        .flatMap(
            one -> one.getValue().stream().map(version -> new NwbExtension(one.getKey(), version)))
        .toList();
  }

  /// The version of a namespace that the file uses: the newest that it carries.
  @Nullable String version(String namespace) {
    return versions.getOrDefault(namespace, List.of()).stream().max(BY_AGE).orElse(null);
  }

  /// With numbers of one length, so that texts compare as numbers do.
  private static String padded(String version) {
    return NUMBER
        .matcher(version)
        .replaceAll(
            number -> "0".repeat(Math.max(0, 20 - number.group().length())) + number.group());
  }
}
