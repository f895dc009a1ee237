package dandex.catalog.store;

import dandex.catalog.Json;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What is known of an asset's LINDI file.
///
/// @param state how the last asking ended: `read`, `absent`, `rejected` or `failed`
/// @param reason why it was rejected or failed
/// @param processedAt when the structure was stored, by our clock; null while none was
/// @param processingVersion of the reader that made the structure, or rejected a file since
/// @param structureChars how long the structure is as text
/// @param structure null when none is stored or it was not asked for
public record LindiRecord(
    String state,
    @Nullable String reason,
    String url,
    @Nullable Instant processedAt,
    @Nullable Integer processingVersion,
    @Nullable Integer structureChars,
    @Nullable Json generationMetadata,
    @Nullable Json structure) {}
