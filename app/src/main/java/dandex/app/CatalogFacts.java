package dandex.app;

import dandex.catalog.outbox.Backlog;
import dandex.catalog.run.Run;
import dandex.catalog.store.Amount;
import dandex.catalog.store.Holding;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a Postgres says.
///
/// @param version its own
/// @param schema the version of what is there; null where there is nothing yet
/// @param wanted the version that this program wants
/// @param bytes on disk
/// @param kept null where the schema is not this program's, which then does not know what it says
record CatalogFacts(
    String version, @Nullable Integer schema, int wanted, long bytes, @Nullable Kept kept) {
  /// What the catalog keeps.
  ///
  /// @param runs the last one of each kind
  /// @param dead those of them that say that they go on, though their process is gone
  /// @param parked documents that the index refuses
  /// @param queued requests that wait for a worker
  /// @param rebuilding whether a rebuild of the index is under way or was broken off
  record Kept(
      Map<Holding, Amount> holdings,
      List<Run> runs,
      List<Run> dead,
      Backlog backlog,
      long parked,
      long queued,
      boolean rebuilding) {
    long of(Holding holding) {
      return holdings.getOrDefault(holding, new Amount(0, true)).number();
    }
  }
}
