package dandex.sandbox.archive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// What was drawn into an NWB file, remembered apart from the text that is made of it. Paths come
/// without a leading slash, and as an empty text for the file itself.
final class DrawnInside implements Inside {
  private final Map<String, KnownItem> items = new LinkedHashMap<>();
  private final List<KnownObject> objects = new ArrayList<>();
  private final Map<String, ObjectNode> attributes = new HashMap<>();
  private final Map<String, Supplier<List<String>>> texts = new HashMap<>();
  private final Map<String, List<String>> ancestors = new HashMap<>();

  void add(KnownItem item) {
    items.put(item.path(), item);
  }

  void add(KnownObject object) {
    objects.add(object);
  }

  /// Those of a path, which may still be added to.
  void add(String path, ObjectNode told) {
    attributes.put(path.isEmpty() ? "/" : path, told);
  }

  void say(String path, Supplier<List<String>> said) {
    texts.put(path, said);
  }

  /// The file tells what a type extends.
  void explain(String type, List<String> extended) {
    ancestors.put(type, extended);
  }

  @Override
  public List<KnownObject> objects() {
    return objects.stream()
        .map(object -> object.extending(ancestors.getOrDefault(object.neurodataType(), List.of())))
        .toList();
  }

  @Override
  public List<KnownItem> items() {
    return items.values().stream().map(item -> item.with(names(item.path()))).toList();
  }

  @Override
  public JsonNode attributes(String path) {
    var told = attributes.get(path);
    return told == null ? MissingNode.getInstance() : told;
  }

  @Override
  public boolean isWhole() {
    return true;
  }

  @Override
  public List<String> texts(String path) {
    var said = texts.get(path);
    return said == null ? List.of() : said.get();
  }

  private Set<String> names(String path) {
    return attributes(path).properties().stream()
        .map(Map.Entry::getKey)
        .filter(name -> !KnownItem.RESERVED.contains(name))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
