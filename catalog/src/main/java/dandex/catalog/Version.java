package dandex.catalog;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A version of a dandiset: its draft or one that was published.
///
/// @param status the archive's word: `Valid`, `Published`, …
/// @param assetCount as the archive's aggregate has it, exact
/// @param bytes as the archive's aggregate has it, exact
/// @param doi of published versions only
/// @param metadata as the archive sent it
public record Version(
    DandisetId dandiset,
    VersionId id,
    String name,
    String status,
    long assetCount,
    long bytes,
    Instant created,
    Instant modified,
    @Nullable String description,
    List<String> keywords,
    List<String> contributors,
    List<String> licenses,
    @Nullable String doi,
    Topics topics,
    Json metadata) {}
