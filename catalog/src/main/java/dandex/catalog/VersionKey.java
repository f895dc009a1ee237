package dandex.catalog;

/// A version among those of all dandisets.
public record VersionKey(DandisetId dandiset, VersionId version) {}
