package dandex.indexer.archive;

import dandex.catalog.VersionId;
import java.time.Instant;
import java.util.List;

/// What lists say of a version, without its metadata.
///
/// @param status the archive's word: `Valid`, `Published`, …
/// @param oddities what could not be lifted, each a path with the reason
public record VersionBrief(
    VersionId id,
    String name,
    String status,
    long assetCount,
    long bytes,
    Instant created,
    Instant modified,
    List<String> oddities) {}
