package dandex.catalog.store;

import dandex.catalog.Dandiset;
import dandex.catalog.DandisetId;
import dandex.catalog.Version;
import dandex.catalog.VersionId;
import dandex.catalog.Watermark;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/// Dandisets, their watermarks, their tombstones.
public final class DandisetStore {
  /// All dandisets that are here, with what the archive's list said when each was stored whole; one
  /// that never was stored whole has no entry in the map but may have versions.
  public Map<DandisetId, Watermark> watermarks() {
    throw new UnsupportedOperationException();
  }

  /// Identifiers of all dandisets that are here.
  public List<DandisetId> identifiers() {
    throw new UnsupportedOperationException();
  }

  /// To be called last, when every version of the dandiset was kept.
  public void mark(DandisetId dandiset, Watermark watermark) {
    throw new UnsupportedOperationException();
  }

  /// Removes a dandiset with all its versions, and assets that stand nowhere else; leaves a
  /// tombstone. Everything touched is to be mirrored.
  ///
  /// @param reason `deleted` or `embargoed`
  public Difference withdraw(DandisetId dandiset, String reason, Instant at) {
    throw new UnsupportedOperationException();
  }

  /// The rows asked for, in the order of the keys; keys that are not here have no entry.
  public Map<DandisetId, Dandiset> byId(Collection<DandisetId> ids) {
    throw new UnsupportedOperationException();
  }

  /// All versions of each dandiset, newest published first, the draft last; without metadata (their
  /// `metadata` is `{}`) unless asked for.
  public Map<DandisetId, List<Version>> versions(Collection<DandisetId> ids, boolean metadata) {
    throw new UnsupportedOperationException();
  }

  /// Published versions that are here.
  public List<VersionId> published(DandisetId dandiset) {
    throw new UnsupportedOperationException();
  }
}
