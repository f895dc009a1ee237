package dandex.server.graphql;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dandex.catalog.Json;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Arguments of a mutation as the options of a request, which have the same names but where a list
/// stands for one. What is as usual is left out, so that the same is asked for in one way.
final class RunOptions {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private RunOptions() {}

  static Json of(Map<String, ?> arguments) {
    var options = JSON.createObjectNode();
    arguments.forEach((name, value) -> {
      if (value != null && !isUsual(value)) put(options, name, value);
    });
    return new Json(options.toString());
  }

  private static boolean isUsual(Object value) {
    return value.equals(false) || value.equals("EVERYTHING");
  }

  private static void put(ObjectNode options, String name, Object value) {
    switch (name) {
      case "dandiset" ->
          options.putArray("dandisets").add(Filters.dandisetId(value.toString()).digits());
      case "assets" -> assets((Collection<?>) value).forEach(options.putArray(name)::add);
      case "part" -> options.put(name, value.toString().toLowerCase(Locale.ROOT));
      default ->
          options.set(
              name, JSON.valueToTree(value instanceof Instant time ? time.toString() : value));
    }
  }

  private static List<String> assets(Collection<?> ids) {
    // For a run, no names at all mean all files.
    if (ids.isEmpty()) throw Refusal.badInput("`assets` is empty: name some, or leave it out");
    return ids.stream().map(id -> GlobalId.asset(String.valueOf(id)).toString()).toList();
  }
}
