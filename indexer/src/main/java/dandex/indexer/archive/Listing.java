package dandex.indexer.archive;

/// How the reading of a listing ended. The archive takes no snapshot: what is added or removed
/// between two pages shifts the rest, so that a listing is worth something only when proved.
public sealed interface Listing {
  /// As many as page 1 announced were seen, and none twice. What came and what went between two
  /// pages can still have hidden each other: after more than one page, whoever concludes from what
  /// was not seen asks whether the version moved.
  record Complete(long seen, int pages) implements Listing {}

  /// It changed on the way: what was seen is worth nothing, and has to be read again.
  record Moved(String how) implements Listing {}

  /// The reader wanted no more.
  ///
  /// @param announced how many there are in all, as page 1 said, -1 when it did not
  record Stopped(long announced, int pages) implements Listing {}
}
