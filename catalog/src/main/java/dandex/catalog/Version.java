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
/// @param oddities what could not be lifted out of what the archive sent: each a path with the
///   reason, `keywords[2]: an object where a word was expected`
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
    Json metadata,
    List<String> oddities) {
  /// A version without oddities, as nearly all are.
  public Version(
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
      Json metadata) {
    this(
        dandiset,
        id,
        name,
        status,
        assetCount,
        bytes,
        created,
        modified,
        description,
        keywords,
        contributors,
        licenses,
        doi,
        topics,
        metadata,
        List.of());
  }

  public Version withOddities(List<String> found) {
    return new Version(
        dandiset,
        id,
        name,
        status,
        assetCount,
        bytes,
        created,
        modified,
        description,
        keywords,
        contributors,
        licenses,
        doi,
        topics,
        metadata,
        found);
  }
}
