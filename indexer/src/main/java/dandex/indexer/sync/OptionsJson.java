package dandex.indexer.sync;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dandex.catalog.DandisetId;
import dandex.catalog.Json;
import dandex.catalog.store.Extent.Deletions;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Options as JSON, by the names of the command line: `{"dandisets": ["000003"], "since":
/// "2024-01-01T00:00:00Z", "part": "assets", "forceFullSync": true}`. What is left out is as usual.
final class OptionsJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final int MOST_AT_ONCE = 64;
  private static final List<String> NAMES =
      List.of(
          "dandisets",
          "since",
          "part",
          "draftsOnly",
          "maxAssets",
          "forceFullSync",
          "reconcile",
          "skipDeletions",
          "allowMassDeletion",
          "concurrency");

  private OptionsJson() {}

  static Json of(DandiSyncOptions options) {
    var json = JsonNodeFactory.instance.objectNode();
    options.only().stream().sorted().forEach(id -> json.withArray("dandisets").add(id.digits()));
    if (options.since() != null) json.put("since", options.since().toString());
    json.put("part", options.part().name().toLowerCase(Locale.ROOT));
    json.put("draftsOnly", options.onlyDrafts());
    if (options.maxAssets() > 0) json.put("maxAssets", options.maxAssets());
    json.put("forceFullSync", options.force());
    json.put("reconcile", options.reconcile());
    json.put("skipDeletions", options.deletions() == Deletions.NONE);
    json.put("allowMassDeletion", options.deletions() == Deletions.ALL);
    json.put("concurrency", options.concurrency());
    return new Json(json.toString());
  }

  static DandiSyncOptions read(Json json) {
    var options = DandiSyncOptions.PLAIN;
    var tree = tree(json);
    for (var field : tree.properties()) {
      options = with(options, field.getKey(), field.getValue());
    }
    if (tree.path("skipDeletions").asBoolean() && tree.path("allowMassDeletion").asBoolean()) {
      throw new IllegalArgumentException("skipDeletions and allowMassDeletion exclude each other");
    }
    return options;
  }

  private static DandiSyncOptions with(DandiSyncOptions options, String name, JsonNode value) {
    return switch (name) {
      case "dandisets" -> options.only(dandisets(value));
      case "since" -> options.since(time(value));
      case "part" -> part(options, value.asText());
      case "draftsOnly" -> flag(name, value) ? options.draftsOnly() : options;
      case "maxAssets" -> options.limited(number(name, value));
      case "forceFullSync" -> flag(name, value) ? options.forced() : options;
      case "reconcile" -> flag(name, value) ? options.reconciling() : options;
      case "skipDeletions" -> flag(name, value) ? options.skippingDeletions() : options;
      case "allowMassDeletion" -> flag(name, value) ? options.allowingMassDeletion() : options;
      case "concurrency" -> options.withConcurrency(concurrency(value));
      default ->
          throw new IllegalArgumentException(
              "there is no option \"" + name + "\" here; there is " + String.join(", ", NAMES));
    };
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

  private static Set<DandisetId> dandisets(JsonNode value) {
    if (!value.isArray()) throw wrong("dandisets", value, "a list of identifiers");
    var ids = new LinkedHashSet<DandisetId>();
    value.forEach(id -> ids.add(DandisetId.parse(id.asText())));
    return ids;
  }

  private static DandiSyncOptions part(DandiSyncOptions options, String part) {
    return switch (part) {
      case "everything" -> options;
      case "dandisets" -> options.dandisetsOnly();
      case "assets" -> options.assetsOnly();
      default ->
          throw new IllegalArgumentException(
              "part is \"" + part + "\", not one of everything, dandisets, assets");
    };
  }

  private static Instant time(JsonNode value) {
    try {
      return Instant.parse(value.asText());
    } catch (DateTimeException unreadable) {
      throw wrong("since", value, "a time such as 2024-01-01T00:00:00Z");
    }
  }

  private static boolean flag(String name, JsonNode value) {
    if (!value.isBoolean()) throw wrong(name, value, "true or false");
    return value.asBoolean();
  }

  private static int concurrency(JsonNode value) {
    if (value.isInt() && value.asInt() >= 1 && value.asInt() <= MOST_AT_ONCE) return value.asInt();
    throw wrong("concurrency", value, "between 1 and " + MOST_AT_ONCE);
  }

  private static int number(String name, JsonNode value) {
    if (!value.isInt()) throw wrong(name, value, "a number");
    return value.asInt();
  }

  private static IllegalArgumentException wrong(String name, JsonNode value, String expected) {
    return new IllegalArgumentException(name + " is " + value + ", not " + expected);
  }
}
