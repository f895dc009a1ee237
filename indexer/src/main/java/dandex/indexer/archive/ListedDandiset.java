package dandex.indexer.archive;

import dandex.catalog.Dandiset;
import dandex.catalog.DandisetId;
import dandex.catalog.Watermark;
import org.jspecify.annotations.Nullable;

/// What the archive's list says of a dandiset.
///
/// @param published the newest published version
public record ListedDandiset(
    Dandiset dandiset, @Nullable VersionBrief draft, @Nullable VersionBrief published) {
  public DandisetId id() {
    return dandiset.id();
  }

  /// The same with a newer word of its draft.
  public ListedDandiset withDraft(@Nullable VersionBrief newer) {
    return new ListedDandiset(dandiset, newer, published);
  }

  /// What a later list is compared with, to see whether anything moved.
  public Watermark watermark() {
    var main = draft != null ? draft : published;
    return new Watermark(
        draft == null ? null : draft.modified(),
        published == null ? null : published.id(),
        published == null ? null : published.modified(),
        main == null ? 0 : main.assetCount(),
        main == null ? 0 : main.bytes());
  }
}
