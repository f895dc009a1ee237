package dandex.catalog;

/// An asset at its path in the version that is being read. The path is the identity in a version.
public record PlacedAsset(String path, Asset asset) {
  public PlacedAsset {
    if (path.isBlank()) throw new IllegalArgumentException("asset " + asset.id() + " has no path");
  }
}
