package dandex.indexer.sync;

import dandex.catalog.Dandiset;
import dandex.catalog.DandisetId;
import dandex.catalog.Watermark;
import dandex.indexer.archive.ListedDandiset;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A dandiset of the archive's list beside what is known of it here, and what is to be done.
///
/// @param was what the list said when the dandiset was last stored whole
/// @param here its row, null when the dandiset is new
/// @param draft whether the draft is to be looked at
/// @param published whether published versions are
/// @param again whether all that was read is read again, whatever its clocks say
/// @param reasons for people
record Stale(
    ListedDandiset listed,
    @Nullable Watermark was,
    @Nullable Dandiset here,
    boolean draft,
    boolean published,
    boolean again,
    List<String> reasons) {
  private static final Watermark NONE = new Watermark(null, null, null, -1, -1);

  DandisetId id() {
    return listed.id();
  }

  /// Assets of the draft, by which the work is estimated.
  long assetCount() {
    return listed.watermark().assetCount();
  }

  /// Whether anything at all is to be done.
  boolean isStale() {
    return draft || published || isRowStale();
  }

  /// The dandiset's own row differs, its stars for instance, which no watermark tells.
  boolean isRowStale() {
    return here != null && !listed.dandiset().equals(here);
  }

  /// The watermark that a run has earned.
  ///
  /// @param now what the list says, or a newer word of the draft
  /// @param draftProved whether the draft is here as it is there
  /// @param publishedProved whether the published versions are
  @Nullable Watermark earned(ListedDandiset now, boolean draftProved, boolean publishedProved) {
    var fresh = now.watermark();
    var old = was == null ? NONE : was;
    var ofDraft = draftProved ? fresh : old;
    var ofPublished = publishedProved ? fresh : old;
    var earned =
        new Watermark(
            ofDraft.draftModified(),
            ofPublished.published(),
            ofPublished.publishedModified(),
            ofDraft.assetCount(),
            ofDraft.bytes());
    var isNothing = earned.equals(NONE) && !draftProved;
    return isNothing || Objects.equals(earned, was) ? null : earned;
  }
}
