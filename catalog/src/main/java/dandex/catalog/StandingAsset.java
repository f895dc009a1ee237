package dandex.catalog;

import java.util.List;

/// An asset with its places, which are never none.
///
/// @param asset without its metadata
/// @param places drafts first, then latest versions, then the others; by dandiset, version and path
public record StandingAsset(Asset asset, List<Place> places) {
  public StandingAsset {
    if (places.isEmpty()) throw new IllegalArgumentException(asset.id() + " has no place");
  }
}
