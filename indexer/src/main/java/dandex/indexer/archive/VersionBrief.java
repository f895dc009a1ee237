package dandex.indexer.archive;

import dandex.catalog.VersionId;
import java.time.Instant;

/// What lists say of a version, without its metadata.
///
/// @param status the archive's word: `Valid`, `Published`, …
public record VersionBrief(
    VersionId id,
    String name,
    String status,
    long assetCount,
    long bytes,
    Instant created,
    Instant modified) {}
