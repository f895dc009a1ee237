package dandex.indexer.sync;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dandex.catalog.DandisetId;
import dandex.catalog.Json;
import java.util.Set;

/// What a run of the DANDI sync is asked to do.
///
/// @param only these dandisets and no others; all when it is empty
/// @param force compares everything, whatever the watermarks say; only what differs is written
/// @param concurrency dandisets at once
/// @param allowMassDeletion whether a great part of what is here may go in one run
public record DandiSyncOptions(
    Set<DandisetId> only, boolean force, int concurrency, boolean allowMassDeletion) {
  /// All dandisets that are stale, four at once.
  public static final DandiSyncOptions PLAIN = new DandiSyncOptions(Set.of(), false, 4, false);

  public DandiSyncOptions {
    if (concurrency < 1) throw new IllegalArgumentException("concurrency is " + concurrency);
  }

  public DandiSyncOptions only(Set<DandisetId> dandisets) {
    return new DandiSyncOptions(dandisets, force, concurrency, allowMassDeletion);
  }

  public DandiSyncOptions forced() {
    return new DandiSyncOptions(only, true, concurrency, allowMassDeletion);
  }

  public DandiSyncOptions allowingMassDeletion() {
    return new DandiSyncOptions(only, force, concurrency, true);
  }

  public DandiSyncOptions withConcurrency(int dandisets) {
    return new DandiSyncOptions(only, force, dandisets, allowMassDeletion);
  }

  /// As the record of the run keeps them.
  public Json json() {
    var json = JsonNodeFactory.instance.objectNode();
    only.stream().sorted().forEach(id -> json.withArray("dandisets").add(id.digits()));
    json.put("forceFullSync", force);
    json.put("concurrency", concurrency);
    json.put("allowMassDeletion", allowMassDeletion);
    return new Json(json.toString());
  }
}
