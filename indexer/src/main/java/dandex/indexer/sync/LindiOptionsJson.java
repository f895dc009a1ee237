package dandex.indexer.sync;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dandex.catalog.Json;
import dandex.indexer.run.OptionValue;
import java.time.Duration;
import java.util.List;

/// Options as JSON, by the names of the command line: `{"dandisets": ["000003"], "assets": ["…"],
/// "retryAbsent": true, "revalidateAfter": 7, "timeout": 30, "maxFileSize": 1000000000}`; days,
/// seconds and bytes. What is left out is as usual.
final class LindiOptionsJson {
  private static final List<String> NAMES =
      List.of(
          "dandisets",
          "assets",
          "forceRefresh",
          "retryAbsent",
          "maxAssets",
          "revalidateAfter",
          "concurrency",
          "timeout",
          "maxFileSize",
          "maxRequestsPerMinute");

  private LindiOptionsJson() {}

  static Json of(LindiSyncOptions options) {
    var json = JsonNodeFactory.instance.objectNode();
    options.only().stream().sorted().forEach(id -> json.withArray("dandisets").add(id.digits()));
    options.assets().stream()
        .map(Object::toString)
        .sorted()
        .forEach(id -> json.withArray("assets").add(id));
    json.put("forceRefresh", options.forceRefresh());
    json.put("retryAbsent", options.retryAbsent());
    if (options.maxAssets() > 0) json.put("maxAssets", options.maxAssets());
    json.put("revalidateAfter", options.revalidateAfter().toDays());
    var pace = options.pace();
    json.put("concurrency", pace.concurrency());
    var timeout = pace.timeout();
    if (timeout != null) json.put("timeout", timeout.toSeconds());
    json.put("maxFileSize", pace.maxFileSize());
    var requests = pace.maxRequestsPerMinute();
    if (requests != null) json.put("maxRequestsPerMinute", requests);
    return new Json(json.toString());
  }

  static LindiSyncOptions read(Json json) {
    var options = LindiSyncOptions.PLAIN;
    for (var one : OptionValue.all(json)) options = with(options, one);
    return options;
  }

  private static LindiSyncOptions with(LindiSyncOptions options, OptionValue one) {
    return switch (one.name()) {
      case "dandisets" -> options.only(one.dandisets());
      case "assets" -> options.of(one.assets());
      case "forceRefresh" -> one.flag() ? options.forced() : options;
      case "retryAbsent" -> one.flag() ? options.retryingAbsent() : options;
      case "maxAssets" -> options.limited(one.number(1, Integer.MAX_VALUE));
      case "revalidateAfter" -> options.revalidatingAfter(Duration.ofDays(one.number(1, 365)));
      default -> options.at(with(options.pace(), one));
    };
  }

  private static LindiPace with(LindiPace pace, OptionValue one) {
    return switch (one.name()) {
      case "concurrency" -> pace.withConcurrency(one.number(1, 64));
      case "timeout" -> pace.withTimeout(Duration.ofSeconds(one.number(1, 3600)));
      case "maxFileSize" -> pace.withMaxFileSize(one.bytes());
      case "maxRequestsPerMinute" ->
          pace.withMaxRequestsPerMinute(one.number(0, Integer.MAX_VALUE));
      default -> throw one.unknown(NAMES);
    };
  }
}
