package dandex.indexer.sync;

import dandex.catalog.DandisetId;
import dandex.catalog.store.Difference;

/// What a sync changed of one dandiset, or would change.
///
/// @param dandiset `ADDED`, `CHANGED` (its own row, or anything in it), `REMOVED` or `NONE`
/// @param versions rows that came, changed and went
/// @param assets paths that came, changed and went, over all versions
public record Change(DandisetId id, Fate dandiset, Difference versions, Difference assets) {
  /// What became of the dandiset as a whole.
  public enum Fate {
    NONE,
    ADDED,
    CHANGED,
    REMOVED
  }

  public boolean isNone() {
    return dandiset == Fate.NONE;
  }
}
