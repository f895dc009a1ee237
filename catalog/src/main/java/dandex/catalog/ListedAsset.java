package dandex.catalog;

import java.time.Instant;

/// A line of a listing that was asked for without metadata.
public record ListedAsset(AssetId id, String path, long bytes, Instant modified) {
  public ListedAsset {
    if (path.isBlank()) throw new IllegalArgumentException("asset " + id + " has no path");
  }
}
