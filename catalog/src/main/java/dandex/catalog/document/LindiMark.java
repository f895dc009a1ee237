package dandex.catalog.document;

import dandex.catalog.store.LindiRecord;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// How it stands with the LINDI file of an asset.
///
/// @param state how the last asking ended: `READ`, `ABSENT`, `REJECTED` or `FAILED`
/// @param processedAt when a structure was stored; null where none is
/// @param processingVersion of the reader that made the structure
/// @param keys at the top of the structure: `refs`, and `generationMetadata` where the file has it
/// @param structureChars how long the structure is as text
public record LindiMark(
    String state,
    @Nullable Instant processedAt,
    @Nullable Integer processingVersion,
    List<String> keys,
    @Nullable Integer structureChars) {

  static LindiMark of(LindiRecord record) {
    var isKept = record.processedAt() != null;
    return new LindiMark(
        record.state().toUpperCase(Locale.ROOT),
        record.processedAt(),
        isKept ? record.processingVersion() : null,
        !isKept
            ? List.of()
            : record.generationMetadata() == null
                ? List.of("refs")
                : List.of("generationMetadata", "refs"),
        record.structureChars());
  }
}
