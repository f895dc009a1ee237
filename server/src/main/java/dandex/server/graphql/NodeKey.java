package dandex.server.graphql;

import dandex.catalog.AssetId;
import dandex.catalog.DandisetId;

/// What an `id` of this API identifies.
sealed interface NodeKey {
  record OfAsset(AssetId id) implements NodeKey {}

  record OfDandiset(DandisetId id) implements NodeKey {}
}
