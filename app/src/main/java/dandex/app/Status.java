package dandex.app;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// How everything is at one moment.
///
/// @param bytes below `DANDEX_HOME`
/// @param server what one says of itself where one is usually started; null where nobody answers
record Status(
    Found<CatalogFacts> postgres,
    Found<ClusterFacts> elasticsearch,
    Path home,
    long bytes,
    ServerProbe.@Nullable Answer server) {
  boolean isWhole() {
    return postgres instanceof Found.Up && elasticsearch instanceof Found.Up;
  }

  CatalogFacts.@Nullable Kept kept() {
    var facts = postgres.facts();
    return facts == null ? null : facts.kept();
  }
}
