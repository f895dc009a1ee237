package dandex.indexer.sync;

import dandex.catalog.VersionId;

/// When so much would go at once that a fault of the archive is more likely than its will.
final class MassDeletion {
  private static final String ADVICE =
      "; nothing of it was changed. Allow it with --allow-mass-deletion if the archive means it";

  private MassDeletion() {}

  /// More than one, and more than a tenth of all.
  static boolean isOfDandisets(long here, long going) {
    return going > 1 && going * 10 > here;
  }

  static String ofDandisets(long here, long going) {
    return "refused to withdraw %d of %d dandisets that left the archive's list%s"
        .formatted(going, here, ADVICE);
  }

  static String ofAssets(VersionId version, long here, long going) {
    return "refused to remove %d of the %d assets of version %s%s"
        .formatted(going, here, version, ADVICE);
  }
}
