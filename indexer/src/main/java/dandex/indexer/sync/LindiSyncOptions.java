package dandex.indexer.sync;

import dandex.catalog.DandisetId;
import java.util.Set;

/// Which LINDI files a run asks for, and how.
///
/// @param only files of these dandisets; empty for all. A file that stands in several counts for
///   the one under which it is fetched, the first with a draft that holds it
/// @param forceRefresh asks for every file, due or not, and without saying which one we have
/// @param concurrency how many are read at once
public record LindiSyncOptions(Set<DandisetId> only, boolean forceRefresh, int concurrency) {
  private static final int MOST = 64;

  public static final LindiSyncOptions DEFAULT = new LindiSyncOptions(Set.of(), false, 4);

  public LindiSyncOptions {
    only = Set.copyOf(only);
    if (concurrency < 1 || concurrency > MOST) {
      throw new IllegalArgumentException(
          "concurrency is " + concurrency + ", it may be 1 to " + MOST);
    }
  }

  boolean covers(DandisetId dandiset) {
    return only.isEmpty() || only.contains(dandiset);
  }
}
