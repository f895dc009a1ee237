package dandex.indexer.sync;

import dandex.catalog.store.LindiChosen;
import dandex.catalog.store.LindiLeft;
import dandex.catalog.store.LindiStore.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// Why a file is asked for or not, and what came of it, for people.
final class LindiReason {
  private LindiReason() {}

  static String of(LindiChosen chosen, Instant now) {
    return switch (chosen.reason()) {
      case NEVER_ASKED -> "never read";
      case ASSET_MODIFIED -> "asset modified";
      case OLDER_PROCESSING -> "older processing version";
      case READ -> days(chosen.asked(), now) + " days since asked";
      case ABSENT -> missed("absent", chosen);
      case REJECTED -> missed("unusable", chosen);
      case FAILED -> missed("failed", chosen);
      case FORCED -> "forced";
    };
  }

  static String of(LindiLeft left) {
    return switch (left.reason()) {
      case ELSEWHERE -> "in none of the dandisets that were named";
      case ZARR -> "a zarr";
      case NO_FORMAT -> "no encodingFormat";
      case OTHER_FORMAT -> "not an NWB file (" + left.what() + ")";
      case NOT_DUE -> state(left.what()) + ", next due on " + date(left);
    };
  }

  static String of(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Read read -> "read, " + read.file().objects().size() + " objects";
      case Outcome.Unchanged _ -> "unchanged";
      case Outcome.Absent _ -> "absent";
      case Outcome.Rejected rejected -> "unusable: " + rejected.reason();
      case Outcome.Failed failed -> "failed: " + failed.reason();
    };
  }

  private static String missed(String how, LindiChosen chosen) {
    var due = chosen.due();
    var before = due.failures() > 0 ? due.failures() : due.misses();
    return how + " on " + day(chosen.asked()) + ", try " + (before + 1);
  }

  private static long days(@Nullable Instant asked, Instant now) {
    return asked == null ? 0 : Duration.between(asked, now).toDays();
  }

  private static String state(@Nullable String state) {
    if (state == null) return "not due";
    return state.equals("rejected") ? "unusable" : state;
  }

  /// What failed comes back within hours, all else after days.
  private static String date(LindiLeft left) {
    var due = left.due();
    var isSoon = "failed".equals(left.what());
    return isSoon && due != null ? due.truncatedTo(ChronoUnit.SECONDS).toString() : day(due);
  }

  private static String day(@Nullable Instant time) {
    return time == null ? "no date" : time.atOffset(ZoneOffset.UTC).toLocalDate().toString();
  }
}
