package dandex.indexer.sync;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dandex.catalog.DandisetId;
import dandex.catalog.Json;
import java.util.Set;

/// Which LINDI files a run asks for, and how.
///
/// @param only files of these dandisets; empty for all. A file that stands in several counts for
///   the one under which it is fetched, the first with a draft that holds it
/// @param forceRefresh asks for every file, due or not, and without saying which one we have
/// @param concurrency how many are read at once
public record LindiSyncOptions(Set<DandisetId> only, boolean forceRefresh, int concurrency) {
  private static final int MOST = 64;

  /// All that is due, four at once.
  public static final LindiSyncOptions PLAIN = new LindiSyncOptions(Set.of(), false, 4);

  public LindiSyncOptions {
    only = Set.copyOf(only);
    if (concurrency < 1 || concurrency > MOST) {
      throw new IllegalArgumentException(
          "concurrency is " + concurrency + ", it may be 1 to " + MOST);
    }
  }

  public LindiSyncOptions only(Set<DandisetId> dandisets) {
    return new LindiSyncOptions(dandisets, forceRefresh, concurrency);
  }

  public LindiSyncOptions forced() {
    return new LindiSyncOptions(only, true, concurrency);
  }

  public LindiSyncOptions withConcurrency(int files) {
    return new LindiSyncOptions(only, forceRefresh, files);
  }

  /// As the record of the run keeps them.
  public Json json() {
    var json = JsonNodeFactory.instance.objectNode();
    only.stream().sorted().forEach(id -> json.withArray("dandisets").add(id.digits()));
    json.put("forceRefresh", forceRefresh);
    json.put("concurrency", concurrency);
    return new Json(json.toString());
  }

  boolean covers(DandisetId dandiset) {
    return only.isEmpty() || only.contains(dandiset);
  }
}
