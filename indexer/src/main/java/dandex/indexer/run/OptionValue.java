package dandex.indexer.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dandex.catalog.AssetId;
import dandex.catalog.DandisetId;
import dandex.catalog.Json;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/// One option as JSON, strictly read: what is wrong with it is an [IllegalArgumentException] of one
/// line that names it.
public record OptionValue(String name, JsonNode value) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /// All that an object holds.
  public static List<OptionValue> all(Json json) {
    return tree(json)
        .propertyStream()
        .map(one -> new OptionValue(one.getKey(), one.getValue()))
        .toList();
  }

  private static JsonNode tree(Json json) {
    try {
      var tree = JSON.readTree(json.text());
      if (tree.isObject()) return tree;
    } catch (JsonProcessingException broken) {
      throw new IllegalArgumentException("the options are no JSON", broken);
    }
    throw new IllegalArgumentException("the options are no JSON object");
  }

  /// What to throw for a name that is none of those known.
  public IllegalArgumentException unknown(List<String> known) {
    return new IllegalArgumentException(
        "there is no option \"" + name + "\" here; there is " + String.join(", ", known));
  }

  public Set<DandisetId> dandisets() {
    return set(DandisetId::parse);
  }

  public Set<AssetId> assets() {
    return set(AssetId::parse);
  }

  public boolean flag() {
    if (!value.isBoolean()) throw wrong("true or false");
    return value.asBoolean();
  }

  public Instant time() {
    try {
      return Instant.parse(value.asText());
    } catch (DateTimeException unreadable) {
      throw wrong("a time such as 2024-01-01T00:00:00Z");
    }
  }

  public int number() {
    if (!value.isInt()) throw wrong("a number");
    return value.asInt();
  }

  public int number(int least, int most) {
    if (value.isInt() && value.asInt() >= least && value.asInt() <= most) return value.asInt();
    throw wrong(
        most == Integer.MAX_VALUE ? least + " or more" : "between " + least + " and " + most);
  }

  /// 1 or more.
  public long bytes() {
    if (value.isIntegralNumber() && value.canConvertToLong() && value.asLong() > 0) {
      return value.asLong();
    }
    throw wrong("a number of bytes");
  }

  private <T> Set<T> set(Function<String, T> parser) {
    if (!value.isArray()) throw wrong("a list of identifiers");
    var ids = new LinkedHashSet<T>();
    value.forEach(id -> ids.add(parser.apply(id.asText())));
    return ids;
  }

  private IllegalArgumentException wrong(String expected) {
    return new IllegalArgumentException(name + " is " + value + ", not " + expected);
  }
}
