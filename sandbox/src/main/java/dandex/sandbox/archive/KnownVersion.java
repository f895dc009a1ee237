package dandex.sandbox.archive;

import java.time.Instant;

/// What the archive itself knows of a version.
///
/// @param version `draft` or the id of a published one
/// @param contact the name of the contact person
/// @param latest whether it is the newest published one
/// @param metadata JSON
public record KnownVersion(
    String dandiset,
    String version,
    String name,
    String contact,
    String status,
    Instant created,
    Instant modified,
    long assets,
    long bytes,
    boolean latest,
    String metadata) {
  static KnownVersion of(HeldDandiset dandiset, HeldVersion version) {
    return new KnownVersion(
        dandiset.identifier(),
        version.name(),
        version.headline().title(),
        version.headline().contact(),
        dandiset.status(version),
        Stamp.instant(version.created()),
        Stamp.instant(version.modified()),
        version.count(),
        version.bytes(),
        dandiset.newestPublished().filter(version::equals).isPresent(),
        version.metadata().toString());
  }
}
