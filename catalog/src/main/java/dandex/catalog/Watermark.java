package dandex.catalog;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What the archive's list said of a dandiset when it was last stored whole. A dandiset is stale
/// when the list says anything else, be it newer or older.
public record Watermark(
    @Nullable Instant draftModified,
    @Nullable VersionId published,
    @Nullable Instant publishedModified,
    long assetCount,
    long bytes) {}
