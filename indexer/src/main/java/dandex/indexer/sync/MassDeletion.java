package dandex.indexer.sync;

/// When so much would go at once that a fault of the archive is more likely than its will.
final class MassDeletion {
  static final String ADVICE =
      "nothing of it was changed; allow mass deletion if that is what the archive holds";

  private MassDeletion() {}

  /// More than a tenth of the dandisets, and more than five.
  static boolean ofDandisets(int here, int going) {
    return going > 5 && going * 10L > here;
  }

  /// More than half of the assets of a version that has over a hundred.
  static boolean ofAssets(long here, long left) {
    return here > 100 && (here - left) * 2 > here;
  }
}
