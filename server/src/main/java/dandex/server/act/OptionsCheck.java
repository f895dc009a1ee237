package dandex.server.act;

import dandex.catalog.Json;
import dandex.catalog.run.RunKind;
import java.util.Optional;

/// Whether a worker will understand the options of a request. The one reader of options belongs to
/// the indexer, so it is handed in.
@FunctionalInterface
public interface OptionsCheck {
  /// Why it will not, in one line for people; nothing when it will.
  Optional<String> refusal(RunKind kind, Json options);
}
