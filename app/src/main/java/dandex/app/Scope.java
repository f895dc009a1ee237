package dandex.app;

import dandex.catalog.DandisetId;
import dandex.catalog.store.Extent.Deletions;
import dandex.indexer.sync.DandiSyncOptions;
import dandex.indexer.sync.DandiSyncOptions.Part;
import dandex.indexer.sync.LindiSyncOptions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;

/// What of its kind a run is about, for people: `all`, or `DANDI:000003, DANDI:000005`.
final class Scope {
  private static final int NAMED = 5;

  private Scope() {}

  /// With what else restricts a sync: `DANDI:000003, drafts only, at most 5 assets a version`.
  static String of(DandiSyncOptions options) {
    var parts = new ArrayList<String>();
    parts.add(of(options.only()));
    if (options.since() != null) parts.add("since " + options.since());
    if (options.part() != Part.EVERYTHING) {
      parts.add(options.part().name().toLowerCase(Locale.ROOT) + " only");
    }
    if (options.onlyDrafts()) parts.add("drafts only");
    if (options.maxAssets() > 0) parts.add("at most " + options.maxAssets() + " assets a version");
    if (options.deletions() == Deletions.NONE) parts.add("without deletions");
    return String.join(", ", parts);
  }

  /// With what else restricts it: `DANDI:000003, 2 assets, at most 5 files`.
  static String of(LindiSyncOptions options) {
    var parts = new ArrayList<String>();
    var assets = options.assets();
    if (!options.only().isEmpty() || assets.isEmpty()) parts.add(of(options.only()));
    if (assets.size() == 1) parts.add("asset " + assets.iterator().next());
    if (assets.size() > 1) parts.add(assets.size() + " assets");
    if (options.maxAssets() > 0) parts.add("at most " + options.maxAssets() + " files");
    if (options.forceRefresh()) parts.add("due or not");
    if (options.retryAbsent()) parts.add("absent ones too");
    return String.join(", ", parts);
  }

  /// @param only these dandisets; all when it is empty
  static String of(Collection<DandisetId> only) {
    if (only.isEmpty()) return "all";
    var named =
        only.stream()
            .sorted()
            .limit(NAMED)
            .map(id -> "DANDI:" + id.digits())
            .collect(Collectors.joining(", "));
    return only.size() <= NAMED ? named : named + " and " + (only.size() - NAMED) + " more";
  }
}
