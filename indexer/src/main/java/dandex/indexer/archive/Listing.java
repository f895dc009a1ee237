package dandex.indexer.archive;

/// How the reading of a listing ended. The archive takes no snapshot: what is added or removed
/// between two pages shifts the rest, so that a listing is worth something only when proved.
public sealed interface Listing {
  /// As many as page 1 announced were seen, and none twice.
  record Complete(long seen) implements Listing {}

  /// It changed on the way: what was seen is worth nothing, and has to be read again.
  record Moved(String how) implements Listing {}

  /// The reader wanted no more.
  record Stopped() implements Listing {}
}
