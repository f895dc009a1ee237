package dandex.indexer.sync;

import dandex.catalog.store.LindiStore;
import dandex.catalog.store.LindiStore.Outcome;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Outcomes on their way to the store: a hundred, or fewer where they are large.
final class LindiBatch {
  private static final int FILES = 100;
  private static final long CHARS = 8_000_000;

  private final LindiStore store;
  private final long run;
  private final Duration revalidateAfter;
  private final Clock clock;
  private final List<Outcome> outcomes = new ArrayList<>();
  private long chars;

  LindiBatch(LindiStore store, long run, Duration revalidateAfter, Clock clock) {
    this.store = store;
    this.run = run;
    this.revalidateAfter = revalidateAfter;
    this.clock = clock;
  }

  void add(Outcome outcome) {
    outcomes.add(outcome);
    if (outcome instanceof Outcome.Read read) chars += read.file().structure().text().length();
    if (outcomes.size() >= FILES || chars >= CHARS) keep();
  }

  void keep() {
    if (outcomes.isEmpty()) return;
    var at = clock.instant();
    var dueAgain =
        outcomes.stream()
            .map(outcome -> LindiDates.dueAgain(outcome, at, revalidateAfter))
            .toList();
    store.keep(run, LindiSync.PROCESSING_VERSION, at, List.copyOf(outcomes), dueAgain);
    outcomes.clear();
    chars = 0;
  }
}
