package dandex.indexer.sync;

import dandex.catalog.AssetId;
import dandex.catalog.store.LindiStore.Outcome;
import java.time.Duration;
import java.time.Instant;

/// When a file is asked for again though nothing moved: one that was read after as long as is
/// wanted, spread so that not all come on one day; one that is absent or unusable after 1, 3, 9,
/// 27, 30 days; one whose host could not be asked after 5, 10, 20 minutes, up to six hours.
final class LindiDates {
  private static final Duration MONTH = Duration.ofDays(30);
  private static final Duration MINUTES = Duration.ofMinutes(5);
  private static final Duration HOURS = Duration.ofHours(6);
  private static final int SPREAD = 1000;

  private LindiDates() {}

  /// @param revalidateAfter how long a file that was read is left alone
  static Instant dueAgain(Outcome outcome, Instant at, Duration revalidateAfter) {
    var due = outcome.due();
    return at.plus(
        switch (outcome) {
          case Outcome.Read _, Outcome.Unchanged _ -> about(revalidateAfter, due.asset());
          case Outcome.Absent _, Outcome.Rejected _ -> days(due.misses());
          case Outcome.Failed _ -> minutes(due.failures());
        });
  }

  /// Nine to eleven tenths of it, always the same for one asset.
  private static Duration about(Duration wanted, AssetId asset) {
    int share = Math.floorMod(asset.uuid().hashCode(), SPREAD + 1);
    return wanted
        .multipliedBy(9)
        .dividedBy(10)
        .plus(wanted.dividedBy(5L * SPREAD).multipliedBy(share));
  }

  private static Duration days(int misses) {
    return misses > 3 ? MONTH : Duration.ofDays(Math.round(Math.pow(3, misses)));
  }

  private static Duration minutes(int failures) {
    var pause = MINUTES.multipliedBy(1L << Math.min(failures, 10));
    return pause.compareTo(HOURS) < 0 ? pause : HOURS;
  }
}
