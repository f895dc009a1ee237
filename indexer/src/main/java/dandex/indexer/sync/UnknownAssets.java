package dandex.indexer.sync;

import dandex.catalog.AssetId;
import java.util.Collection;
import java.util.stream.Collectors;

/// Assets were named that are not in the catalog. The message is one line for people.
public final class UnknownAssets extends RuntimeException {
  UnknownAssets(Collection<AssetId> assets) {
    super(
        "Not in the catalog: asset %s. Nothing was asked for; `dandex sync dandi` brings what the archive has."
            .formatted(assets.stream().map(AssetId::toString).collect(Collectors.joining(", "))));
  }
}
