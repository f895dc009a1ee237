package dandex.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dandex.catalog.Json;
import dandex.catalog.run.RunKind;
import dandex.indexer.mirror.RebuildOptions;
import dandex.indexer.mirror.VerifyOptions;
import dandex.indexer.run.RequestRefused;
import dandex.indexer.sync.DandiSyncOptions;
import dandex.indexer.sync.LindiSyncOptions;
import java.util.Optional;
import java.util.function.Function;

/// The options of a request as its kind of run has them: what a run keeps on record is what is read
/// here. What cannot be understood is refused, so that nobody thinks that it was heeded.
final class RequestedOptions {
  private static final ObjectMapper JSON = new ObjectMapper();

  private RequestedOptions() {}

  /// @throws RequestRefused with one line that says why
  static void check(RunKind kind, Json options) {
    switch (kind) {
      case DANDI -> dandi(options);
      case LINDI -> lindi(options);
      case MIRROR -> mirror(options);
      case REBUILD -> rebuild(options);
      case VERIFY -> verify(options);
    }
  }

  /// Why they are refused, in one line; nothing when they are not.
  static Optional<String> refusal(RunKind kind, Json options) {
    try {
      check(kind, options);
      return Optional.empty();
    } catch (RequestRefused refused) {
      return Optional.of(String.valueOf(refused.getMessage()));
    }
  }

  static DandiSyncOptions dandi(Json options) {
    return read(options, DandiSyncOptions::of);
  }

  static LindiSyncOptions lindi(Json options) {
    return read(options, LindiSyncOptions::of);
  }

  static RebuildOptions rebuild(Json options) {
    return read(options, RebuildOptions::of);
  }

  static VerifyOptions verify(Json options) {
    return read(options, VerifyOptions::of);
  }

  /// There are none.
  static void mirror(Json options) {
    var given = parsed(options);
    if (!given.isObject()) throw new RequestRefused("the options are no JSON object");
    for (var one : given.properties()) {
      throw new RequestRefused("there is no option \"" + one.getKey() + "\" here; there are none");
    }
  }

  private static <T> T read(Json options, Function<Json, T> reader) {
    try {
      return reader.apply(options);
    } catch (IllegalArgumentException wrong) {
      throw new RequestRefused(String.valueOf(wrong.getMessage()), wrong);
    }
  }

  private static JsonNode parsed(Json options) {
    try {
      return JSON.readTree(options.text());
    } catch (JsonProcessingException foreign) {
      throw new RequestRefused("the options are no JSON: " + foreign.getOriginalMessage(), foreign);
    }
  }
}
