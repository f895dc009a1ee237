package dandex.indexer.sync;

/// A sync in a process of its own, which may have little memory. Arguments: the URL of an archive
/// and that of an empty database.
final class SmallHeap {
  private SmallHeap() {}

  public static void main(String[] arguments) throws Exception {
    try (var bench = new SyncBench(arguments[1])) {
      var notes = bench.sync(arguments[0]);
      if (!notes.errors().isEmpty()) throw new IllegalStateException(notes.errors().toString());
    }
  }
}
