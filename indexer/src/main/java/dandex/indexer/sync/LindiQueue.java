package dandex.indexer.sync;

import dandex.catalog.AssetId;
import dandex.catalog.store.LindiStore;
import dandex.catalog.store.LindiStore.Due;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The files that a run asks for, by asset id, a page of the store at a time.
final class LindiQueue {
  private static final int PAGE = 500;
  // Longer than any file is ever left alone.
  private static final Duration EVERY_DATE = Duration.ofDays(400);

  private final LindiStore store;
  private final LindiSyncOptions options;
  private final Instant asOf;
  private final Deque<Due> page = new ArrayDeque<>();
  private @Nullable AssetId last;
  private boolean isLastPage;

  LindiQueue(LindiStore store, LindiSyncOptions options, Instant now) {
    this.store = store;
    this.options = options;
    this.asOf = options.forceRefresh() ? now.plus(EVERY_DATE) : now;
  }

  /// How many there are, -1 where only the walk through them tells.
  long size() {
    return options.only().isEmpty() ? store.dueCount(asOf, LindiSync.PROCESSING_VERSION) : -1;
  }

  Optional<Due> next() {
    while (page.isEmpty() && !isLastPage) turn();
    return Optional.ofNullable(page.poll());
  }

  private void turn() {
    var due = store.due(asOf, LindiSync.PROCESSING_VERSION, last, PAGE);
    isLastPage = due.size() < PAGE;
    if (!due.isEmpty()) last = due.getLast().asset();
    due.stream().filter(file -> options.covers(file.dandiset())).forEach(page::add);
  }
}
