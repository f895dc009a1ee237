package dandex.catalog.store;

/// How much of a version a reading saw, which decides what may be concluded from what it did not
/// see.
public sealed interface Extent {
  /// All of it: what was not seen is gone.
  record Whole(Deletions deletions) implements Extent {}

  /// What changed since the content was proved: the rest stands if that makes as many assets as the
  /// archive counts, and if not nothing is concluded.
  ///
  /// @param count of the archive
  record News(long count) implements Extent {}

  /// Some of it. Nothing is known of the rest, so the rest stays and the version counts as unread.
  record Part() implements Extent {}

  /// What becomes of assets that the archive has no more.
  enum Deletions {
    /// They go, however many.
    ALL,
    /// They go unless that were most of the version, which is more likely a fault.
    FEW,
    /// They stay, and while any does the version counts as unread.
    NONE
  }
}
