package dandex.catalog.store;

import dandex.catalog.Asset;
import dandex.catalog.AssetId;
import dandex.catalog.NwbObject;
import dandex.catalog.Place;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/// Assets as they are read back. Each method is one statement; the maps are in the order of the
/// keys asked for, and keys that are not here have no entry.
public final class AssetStore {
  /// @param metadata false leaves `metadata` as `{}`
  public Map<AssetId, Asset> byId(Collection<AssetId> ids, boolean metadata) {
    throw new UnsupportedOperationException();
  }

  /// Where each asset stands: drafts first, then latest versions, then the others; by dandiset,
  /// version and path.
  public Map<AssetId, List<Place>> places(Collection<AssetId> ids) {
    throw new UnsupportedOperationException();
  }

  /// All NWB objects of each asset by path.
  public Map<AssetId, List<NwbObject>> objects(Collection<AssetId> ids) {
    throw new UnsupportedOperationException();
  }
}
