package dandex.bench;

import java.util.List;

/// The way that was the fastest of nine: 1, 2 and 4 workers, each with three sizes of a batch.
///
/// @param perSecond how fast it was
record Best(int workers, int batch, double perSecond) {
  private static final List<Integer> WORKERS = List.of(1, 2, 4);

  /// One of the nine, carried out.
  interface Attempt {
    /// @return how many things a second
    double perSecond(int workers, int batch) throws Exception;
  }

  /// @param batches the three sizes
  static Best of(List<Integer> batches, Attempt attempt) throws Exception {
    var best = new Best(0, 0, 0);
    for (int workers : WORKERS) {
      for (int batch : batches) {
        var now = new Best(workers, batch, attempt.perSecond(workers, batch));
        if (now.perSecond() > best.perSecond()) best = now;
      }
    }
    return best;
  }

  Best and(double another) {
    return new Best(workers, batch, (perSecond + another) / 2);
  }

  /// @param unit of a batch
  String told(String what, String unit) {
    return "%s, %d at once, %,d %s a batch".formatted(what, workers, batch, unit);
  }
}
