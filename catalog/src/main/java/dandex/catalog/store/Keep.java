package dandex.catalog.store;

/// What came of keeping a reading.
public sealed interface Keep {
  /// @param proved whether the version now holds exactly what the archive's does
  record Done(Difference difference, boolean proved) implements Keep {}

  /// Too much would go; nothing of the version was changed.
  ///
  /// @param here assets before
  record Refused(long here, long going) implements Keep {}

  /// With the news there would be another number of assets than the archive counts, so some went;
  /// nothing of the version was changed.
  record Miscounted(long would) implements Keep {}
}
