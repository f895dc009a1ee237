package dandex.indexer.sync;

import dandex.catalog.Dandiset;
import dandex.catalog.Watermark;
import dandex.indexer.archive.ListedDandiset;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A dandiset of the archive's list beside what is known of it here.
///
/// @param was what the list said when the dandiset was last stored whole
/// @param here its row, null when the dandiset is new
/// @param force whether it is stale whatever the watermark says
record Stale(
    ListedDandiset listed, @Nullable Watermark was, @Nullable Dandiset here, boolean force) {
  /// Whether anything at all is to be done.
  boolean isStale() {
    return isDraftStale() || isPublishedStale() || isRowStale();
  }

  /// The dandiset's own row differs, its stars for instance, which no watermark tells.
  boolean isRowStale() {
    return here != null && !listed.dandiset().equals(here);
  }

  boolean isDraftStale() {
    var now = listed.watermark();
    return force
        || was == null
        || !Objects.equals(was.draftModified(), now.draftModified())
        || was.assetCount() != now.assetCount()
        || was.bytes() != now.bytes();
  }

  boolean isPublishedStale() {
    var now = listed.watermark();
    return force
        || was == null
        || !Objects.equals(was.published(), now.published())
        || !Objects.equals(was.publishedModified(), now.publishedModified());
  }
}
