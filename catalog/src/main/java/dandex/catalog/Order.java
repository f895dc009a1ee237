package dandex.catalog;

/// The order of an answer; ties are broken by the key, so it is total.
public record Order(By by, boolean descending) {
  public enum By {
    /// The key alone.
    KEY,
    /// How well the text asked for matches; best first when descending.
    RELEVANCE,
    /// The path of an asset in the versions searched, its first one where there are several.
    PATH,
    /// The name of a dandiset.
    NAME,
    SIZE,
    ASSET_COUNT,
    MODIFIED,
    CREATED
  }
}
