package dandex.indexer.sync;

import dandex.catalog.DandisetId;
import dandex.catalog.store.Difference;

/// What the update of one dandiset has changed so far, told to the figures of the run at once.
final class ChangeTally {
  private final DandisetId id;
  private final DandiFigures figures;
  private Difference versions = Difference.NONE;
  private Difference assets = Difference.NONE;
  private boolean rowChanged;
  private boolean rowKept;

  ChangeTally(DandisetId id, DandiFigures figures) {
    this.id = id;
    this.figures = figures;
  }

  void checked(long seen) {
    figures.add("versionsChecked", 1);
    figures.add("assetsChecked", seen);
  }

  /// The row of the dandiset is here now.
  void rowKept() {
    rowKept = true;
  }

  boolean isRowKept() {
    return rowKept;
  }

  void rowChanged() {
    rowChanged = true;
    rowKept = true;
  }

  void versions(Difference more) {
    versions = versions.plus(more);
    figures.versions(more);
  }

  void assets(Difference more) {
    assets = assets.plus(more);
    figures.assets(more);
  }

  /// @param isNew whether the dandiset was not here before
  Change change(boolean isNew) {
    var fate = isNew && rowKept ? Change.Fate.ADDED : Change.Fate.CHANGED;
    var none = !rowChanged && versions.isNone() && assets.isNone();
    return new Change(id, none ? Change.Fate.NONE : fate, versions, assets);
  }
}
