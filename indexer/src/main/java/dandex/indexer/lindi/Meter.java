package dandex.indexer.lindi;

/// Counts what the reading of one file costs, over all attempts.
final class Meter {
  private int requests;
  private long bytes;

  void asked() {
    requests++;
  }

  void received(long more) {
    bytes += more;
  }

  Traffic traffic() {
    return new Traffic(requests, bytes);
  }
}
