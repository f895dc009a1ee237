package dandex.indexer.sync;

import dandex.catalog.store.LindiChosen;
import dandex.catalog.store.LindiSelection;
import dandex.catalog.store.LindiStore;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The files that a run asks for, a page of the store at a time.
final class LindiQueue {
  private static final int PAGE = 500;

  private final LindiStore store;
  private final LindiSelection selection;
  private final boolean isLimited;
  private final long size;
  private final long left;
  private final Deque<LindiChosen> page = new ArrayDeque<>();
  private @Nullable LindiChosen last;
  private boolean isLastPage;
  private long given;

  LindiQueue(LindiStore store, LindiSyncOptions options, LindiSelection selection) {
    this.store = store;
    this.selection = selection;
    this.isLimited = options.maxAssets() > 0;
    var chosen = store.dueCount(selection);
    this.size = isLimited ? Math.min(chosen, options.maxAssets()) : chosen;
    this.left = chosen - size;
  }

  /// When it was decided what is due.
  Instant asOf() {
    return selection.now();
  }

  /// How many there are.
  long size() {
    return size;
  }

  /// How many more there are beyond the limit.
  long left() {
    return left;
  }

  Optional<LindiChosen> next() {
    // Those asked last come to the end of the order, where they would come a second time.
    if (isLimited && given == size) return Optional.empty();
    if (page.isEmpty() && !isLastPage) turn();
    if (!page.isEmpty()) given++;
    return Optional.ofNullable(page.poll());
  }

  private void turn() {
    var due = store.due(selection, last, PAGE);
    isLastPage = due.size() < PAGE;
    if (!due.isEmpty()) last = due.getLast();
    page.addAll(due);
  }
}
