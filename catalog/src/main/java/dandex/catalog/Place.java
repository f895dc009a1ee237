package dandex.catalog;

/// Where an asset stands: at a path in a version of a dandiset.
///
/// @param latest whether the version is the newest published one of its dandiset
public record Place(DandisetId dandiset, VersionId version, boolean latest, String path) {}
