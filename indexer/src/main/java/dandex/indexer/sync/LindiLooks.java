package dandex.indexer.sync;

import dandex.catalog.AssetId;
import dandex.catalog.store.LindiLeft;
import dandex.catalog.store.LindiSelection;
import dandex.catalog.store.LindiStore;
import dandex.indexer.run.RunContext;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What a sync says before it asks: what was named and is not here, and why assets are left. Of
/// each where some were named; else by reason, as a million lines help nobody.
record LindiLooks(LindiStore store, LindiSyncOptions options, RunContext context) {
  private static final Logger LOG = LoggerFactory.getLogger(LindiLooks.class);
  private static final int PAGE = 1000;

  /// @throws UnknownAssets when assets were named that are not here
  void around(LindiSelection selection) {
    var unknown = store.unknown(options.assets());
    if (!unknown.isEmpty()) throw new UnknownAssets(unknown);
    store
        .unknownDandisets(options.only())
        .forEach(
            id -> LOG.warn("DANDI:{} is not in the catalog; `dandex sync dandi` brings it.", id));
    if (!context.progress().isExplained()) return;
    if (options.isNamed()) each(selection);
    else byReason(selection);
  }

  private void each(LindiSelection selection) {
    List<LindiLeft.Of> page;
    @Nullable AssetId last = null;
    do {
      page = store.left(selection, last, PAGE);
      for (var left : page) {
        context.explain(left.asset() + " (" + left.path() + ")", LindiReason.of(left.why()));
        last = left.asset();
      }
    } while (page.size() == PAGE && !context.isCancelled());
  }

  private void byReason(LindiSelection selection) {
    for (var group : store.leftByReason(selection)) {
      var isOne = group.assets() == 1;
      var isSpread = !isOne && group.why().due() != null;
      context.explain(
          "%,d asset%s not asked for".formatted(group.assets(), isOne ? "" : "s"),
          LindiReason.of(group.why()) + (isSpread ? " or later" : ""));
    }
  }
}
