package dandex.catalog;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The neurodata types of NWB core, hdmf-common and hdmf-experimental over all their versions, and
/// what each extends, in the newest version that has the type. Source: the published schemas.
public final class NeurodataTypes {
  private static final String TREE = "neurodata-types.txt";
  private static final String STEP = "  ";
  private static final Map<String, List<String>> ANCESTORS = read();

  private NeurodataTypes() {}

  /// Ancestors of a type, nearest first; empty for a root and for a type that is not known.
  public static List<String> ancestors(String type) {
    return ANCESTORS.getOrDefault(type, List.of());
  }

  /// What the type extends; empty for a root and for a type that is not known.
  public static Optional<String> parent(String type) {
    return ancestors(type).stream().findFirst();
  }

  private static Map<String, List<String>> read() {
    var ancestors = new LinkedHashMap<String, List<String>>();
    var above = new ArrayList<String>(); // from the line's own parent up to its root
    for (var line : lines()) {
      var type = line.strip();
      while (!line.startsWith(STEP.repeat(above.size()))) above.removeFirst();
      ancestors.putIfAbsent(type, List.copyOf(above));
      above.addFirst(type);
    }
    return ancestors;
  }

  private static List<String> lines() {
    try (var tree = NeurodataTypes.class.getResourceAsStream(TREE)) {
      if (tree == null) throw new IllegalStateException("resource " + TREE + " is missing");
      return new BufferedReader(new InputStreamReader(tree, UTF_8))
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#") && !line.startsWith("["))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
