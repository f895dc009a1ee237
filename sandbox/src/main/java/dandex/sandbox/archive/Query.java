package dandex.sandbox.archive;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The query of a request; of a repeated name the last value counts.
///
/// @param url without the query
record Query(String url, Map<String, String> values) {
  private static final Set<String> YES = Set.of("t", "y", "yes", "true", "on", "1");
  private static final Set<String> NO = Set.of("f", "n", "no", "false", "off", "0");
  private static final int DEFAULT_SIZE = 100;
  private static final int LARGEST_SIZE = 1000;

  static Query of(String url, String text) {
    var values = new LinkedHashMap<String, String>();
    for (var pair : text.split("&", -1)) {
      if (pair.isEmpty()) continue;
      var equals = pair.indexOf('=');
      var name = equals < 0 ? pair : pair.substring(0, equals);
      values.put(decoded(name), equals < 0 ? "" : decoded(pair.substring(equals + 1)));
    }
    return new Query(url, values);
  }

  String get(String name) {
    return values.getOrDefault(name, "");
  }

  /// The answer to a query whose flags are no booleans, if one is not.
  Optional<Reply> refusedFlag(String... names) {
    return Arrays.stream(names)
        .filter(name -> !isBoolean(get(name).toLowerCase(Locale.ROOT)))
        .findFirst()
        .map(name -> Reply.json(400, Map.of(name, List.of("Must be a valid boolean."))));
  }

  /// The answer to a query that orders by an unknown field, if it does.
  Optional<Reply> refusedOrder(String... fields) {
    return orderKeys().stream()
        .filter(key -> !List.of(fields).contains(key.startsWith("-") ? key.substring(1) : key))
        .findFirst()
        .map(key ->
            Reply.json(
                400,
                Map.of(
                    "order",
                    List.of(
                        "Select a valid choice. %s is not one of the available choices."
                            .formatted(key)))));
  }

  boolean flag(String name, boolean otherwise) {
    var value = get(name).toLowerCase(Locale.ROOT);
    return YES.contains(value) || (otherwise && !NO.contains(value));
  }

  /// The keys of `order`, the weightiest first.
  List<String> orderKeys() {
    return Arrays.stream(get("order").split(",", -1)).filter(key -> !key.isEmpty()).toList();
  }

  int pageSize() {
    var size = digits(get("page_size"));
    return size > 0 ? (int) Math.min(size, LARGEST_SIZE) : DEFAULT_SIZE;
  }

  /// 0 for what is no page number.
  long pageNumber() {
    return values.containsKey("page") ? Math.max(0, digits(get("page"))) : 1;
  }

  /// This query for another page, as the real server writes links.
  String link(long page) {
    var others = new TreeMap<>(values);
    others.remove("page");
    if (page > 1) others.put("page", Long.toString(page));
    var text =
        others.entrySet().stream()
            .map(entry -> encoded(entry.getKey()) + "=" + encoded(entry.getValue()))
            .collect(Collectors.joining("&"));
    return text.isEmpty() ? url : url + "?" + text;
  }

  private static boolean isBoolean(String value) {
    return value.isEmpty() || YES.contains(value) || NO.contains(value);
  }

  private static long digits(String text) {
    return text.matches("[0-9]{1,18}") ? Long.parseLong(text) : -1;
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notEncoded) {
      return text; // a lone percent sign is taken as it stands
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("*", "%2A").replace("%7E", "~");
  }
}
