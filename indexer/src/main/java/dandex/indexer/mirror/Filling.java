package dandex.indexer.mirror;

import dandex.catalog.DocumentKind;
import dandex.catalog.outbox.Change;
import dandex.catalog.outbox.KeyRange;
import dandex.catalog.outbox.Ledger;
import dandex.catalog.outbox.RebuildRanges;
import dandex.catalog.outbox.Redelivery;
import dandex.indexer.run.Progress;
import dandex.indexer.run.RunContext;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedDeque;

/// Fills a new index with all rows of a kind, as each is when it is read: range by range, a page at
/// a time, and after each page it is on record how far that is.
final class Filling {
  private static final int ROWS_A_RANGE = 5_000;
  private static final int MOST_RANGES = 256;

  private final UUID rebuild;
  private final DocumentKind kind;
  private final Ledger ledger;
  private final RebuildRanges ranges;
  private final Redelivery redelivery;
  private final Load load;
  private final Pace pace;

  Filling(
      UUID rebuild,
      DocumentKind kind,
      Ledger ledger,
      RebuildRanges ranges,
      Redelivery redelivery,
      Load load,
      Pace pace) {
    this.rebuild = rebuild;
    this.kind = kind;
    this.ledger = ledger;
    this.ranges = ranges;
    this.redelivery = redelivery;
    this.load = load;
    this.pace = pace;
  }

  /// Ends when all ranges are filled or the run is cancelled.
  void fill(RunContext context, Progress.Bar bar) throws InterruptedException {
    if (!ranges.isDivided(rebuild, kind)) {
      ranges.divide(rebuild, kind, ledger.bounds(kind, ROWS_A_RANGE, MOST_RANGES));
    }
    var left = new ConcurrentLinkedDeque<>(ranges.left(rebuild, kind));
    new Shift(pace.workers(), context).work(() -> page(left, context, bar));
  }

  private boolean page(Deque<KeyRange> left, RunContext context, Progress.Bar bar)
      throws InterruptedException {
    var range = left.pollFirst();
    if (range == null) return false;
    var lines = ledger.page(kind, range, pace.documentsPerClaim());
    if (!load.bring(told(lines))) return false;
    var reached = lines.isEmpty() ? range : range.after(lines.getLast().key());
    var filled = lines.size() < pace.documentsPerClaim();
    ranges.reached(rebuild, kind, reached, filled);
    context.count("documentsFilled", lines.size());
    bar.step(lines.size());
    if (!filled) left.addFirst(reached);
    return true;
  }

  /// Those of which the outbox knows. Of others it is told, and they are caught up with.
  private List<Change> told(List<Ledger.Line> lines) {
    redelivery.of(
        kind,
        lines.stream()
            .filter(line -> line.revision() == 0)
            .map(line -> new Redelivery.Amiss(line.key(), 0))
            .toList());
    return lines.stream()
        .filter(line -> line.revision() > 0)
        .map(line -> new Change(kind, line.key(), line.revision()))
        .toList();
  }
}
