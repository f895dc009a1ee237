package dandex.server.graphql;

import dandex.catalog.AssetId;
import dandex.catalog.Json;
import dandex.catalog.store.LindiRecord;
import org.jspecify.annotations.Nullable;

/// A LINDI file in an answer.
record LindiNode(LindiRecord lindi, AssetId asset, AssetPage page) {
  static @Nullable LindiNode of(AssetNode node) {
    var asset = node.asset().id();
    var lindi = node.page().lindi(asset);
    return lindi == null ? null : new LindiNode(lindi, asset, node.page());
  }

  /// Whether a structure is stored.
  boolean isKept() {
    return lindi.processedAt() != null;
  }

  @Nullable Json structureJson() {
    return page.structureJson(asset);
  }
}
