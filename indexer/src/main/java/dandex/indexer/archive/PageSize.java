package dandex.indexer.archive;

import java.util.concurrent.atomic.AtomicInteger;

/// How many items are asked for at once: fewer whenever the archive could not give so many in time.
final class PageSize {
  /// Below it, trouble has other reasons.
  private static final int SMALLEST = 100;

  private final AtomicInteger size;

  PageSize(int largest) {
    size = new AtomicInteger(largest);
  }

  int now() {
    return size.get();
  }

  void atMost(int items) {
    size.accumulateAndGet(items, Math::min);
  }

  /// Only an even size can be halved: every offset that pages of the larger one begin at must begin
  /// a page of the smaller one too.
  boolean canHalve(int items) {
    return items % 2 == 0 && items / 2 >= SMALLEST;
  }
}
