package dandex.sandbox.archive;

import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;

/// What an archive holds before anything changes.
interface Content extends Rows {
  /// How many rows there are, numbered from 0.
  int size();

  /// The row of an asset; of several revisions of its metadata the draft's.
  OptionalInt find(UUID id);

  /// The identifier of the dandiset that a row belongs to.
  String owner(int row);

  /// Every dandiset, in the order of the identifiers. Each call gives new ones, which may change.
  ///
  /// @param rows what the row numbers of the versions stand for
  List<HeldDandiset> dandisets(Rows rows);

  /// The LINDI file of an asset.
  Lindi lindi(String dandiset, HeldAsset asset);

  /// When changes begin: later than everything that is held.
  long now();
}
