package dandex.indexer.sync;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dandex.catalog.Json;
import dandex.catalog.store.Extent.Deletions;
import dandex.indexer.run.OptionValue;
import java.util.List;
import java.util.Locale;

/// Options as JSON, by the names of the command line: `{"dandisets": ["000003"], "since":
/// "2024-01-01T00:00:00Z", "part": "assets", "forceFullSync": true}`. What is left out is as usual.
final class OptionsJson {
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
    var isWithout = false;
    var isWithAll = false;
    for (var one : OptionValue.all(json)) {
      options = with(options, one);
      isWithout |= one.name().equals("skipDeletions") && one.flag();
      isWithAll |= one.name().equals("allowMassDeletion") && one.flag();
    }
    if (isWithout && isWithAll) {
      throw new IllegalArgumentException("skipDeletions and allowMassDeletion exclude each other");
    }
    return options;
  }

  private static DandiSyncOptions with(DandiSyncOptions options, OptionValue one) {
    return switch (one.name()) {
      case "dandisets" -> options.only(one.dandisets());
      case "since" -> options.since(one.time());
      case "part" -> part(options, one.value().asText());
      case "draftsOnly" -> one.flag() ? options.draftsOnly() : options;
      case "maxAssets" -> options.limited(one.number());
      case "forceFullSync" -> one.flag() ? options.forced() : options;
      case "reconcile" -> one.flag() ? options.reconciling() : options;
      case "skipDeletions" -> one.flag() ? options.skippingDeletions() : options;
      case "allowMassDeletion" -> one.flag() ? options.allowingMassDeletion() : options;
      case "concurrency" -> options.withConcurrency(one.number(1, MOST_AT_ONCE));
      default -> throw one.unknown(NAMES);
    };
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
}
