package dandex.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dandex.catalog.DandisetId;
import dandex.catalog.Json;
import dandex.catalog.run.RunKind;
import dandex.indexer.run.RequestRefused;
import dandex.indexer.sync.DandiSyncOptions;
import dandex.indexer.sync.LindiSyncOptions;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// The options of a request as its kind of run has them: what a run keeps on record is what is read
/// here. What cannot be understood is refused, so that nobody thinks that it was heeded.
record RequestedOptions(JsonNode given) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int CONCURRENCY = 4;
  private static final int MOST = 64;

  /// @throws RequestRefused with one line that says why
  static void check(RunKind kind, Json options) {
    switch (kind) {
      case DANDI -> dandi(options);
      case LINDI -> lindi(options);
      case MIRROR -> mirror(options);
    }
  }

  static DandiSyncOptions dandi(Json options) {
    try {
      return DandiSyncOptions.of(options);
    } catch (IllegalArgumentException wrong) {
      throw new RequestRefused(String.valueOf(wrong.getMessage()), wrong);
    }
  }

  static LindiSyncOptions lindi(Json options) {
    var read = of(options, List.of("dandisets", "forceRefresh", "concurrency"));
    return new LindiSyncOptions(read.dandisets(), read.flag("forceRefresh"), read.concurrency());
  }

  /// There are none.
  static void mirror(Json options) {
    of(options, List.of());
  }

  private static RequestedOptions of(Json options, List<String> known) {
    var given = parsed(options);
    if (!given.isObject()) throw new RequestRefused("the options are no JSON object");
    for (var name : given.propertyStream().map(one -> one.getKey()).toList()) {
      if (known.contains(name)) continue;
      throw new RequestRefused(
          "there is no option \""
              + name
              + "\" here; there "
              + (known.isEmpty() ? "are none" : "is " + String.join(", ", known)));
    }
    return new RequestedOptions(given);
  }

  private static JsonNode parsed(Json options) {
    try {
      return JSON.readTree(options.text());
    } catch (JsonProcessingException foreign) {
      throw new RequestRefused("the options are no JSON: " + foreign.getOriginalMessage(), foreign);
    }
  }

  private Set<DandisetId> dandisets() {
    var named = given.path("dandisets");
    if (named.isMissingNode()) return Set.of();
    if (!named.isArray()) throw new RequestRefused("dandisets is no array of identifiers");
    var dandisets = new LinkedHashSet<DandisetId>();
    for (var one : named) {
      try {
        dandisets.add(DandisetId.parse(one.asText()));
      } catch (IllegalArgumentException wrong) {
        throw new RequestRefused("dandisets: " + wrong.getMessage(), wrong);
      }
    }
    return dandisets;
  }

  private boolean flag(String name) {
    var flag = given.path(name);
    if (flag.isMissingNode()) return false;
    if (!flag.isBoolean()) throw new RequestRefused(name + " is neither true nor false");
    return flag.booleanValue();
  }

  private int concurrency() {
    var wanted = given.path("concurrency");
    if (wanted.isMissingNode()) return CONCURRENCY;
    if (wanted.isInt() && wanted.intValue() >= 1 && wanted.intValue() <= MOST) {
      return wanted.intValue();
    }
    throw new RequestRefused("concurrency is " + wanted + ", not between 1 and " + MOST);
  }
}
