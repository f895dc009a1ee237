package dandex.catalog.store;

import dandex.catalog.AssetId;
import dandex.catalog.LindiFile;
import dandex.catalog.store.LindiStore.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// How one asking ended, with the date when it is to be asked again.
record LindiAnswer(Outcome outcome, Instant dueAgain) {
  /// The file of an asset that was read.
  record OfFile(AssetId asset, LindiFile file) {}

  static List<LindiAnswer> of(List<Outcome> outcomes, List<Instant> dueAgain) {
    if (outcomes.size() != dueAgain.size()) {
      throw new IllegalArgumentException(
          outcomes.size() + " outcomes with " + dueAgain.size() + " dates");
    }
    var seen = new HashSet<AssetId>();
    for (var outcome : outcomes) {
      if (!seen.add(outcome.due().asset())) {
        throw new IllegalArgumentException("two outcomes for asset " + outcome.due().asset());
      }
    }
    return IntStream.range(0, outcomes.size())
        .mapToObj(at -> new LindiAnswer(outcomes.get(at), dueAgain.get(at)))
        .toList();
  }

  /// Those that hold a file.
  static List<OfFile> read(List<LindiAnswer> answers) {
    var read = new ArrayList<OfFile>(answers.size());
    for (var answer : answers) {
      var file = answer.file();
      if (file != null) read.add(new OfFile(answer.asset(), file));
    }
    return read;
  }

  AssetId asset() {
    return outcome.due().asset();
  }

  Instant modified() {
    return outcome.due().modified();
  }

  boolean isUnchanged() {
    return outcome instanceof Outcome.Unchanged;
  }

  /// As the column `state` has it.
  String state() {
    return switch (outcome) {
      case Outcome.Read _, Outcome.Unchanged _ -> "read";
      case Outcome.Absent _ -> "absent";
      case Outcome.Rejected _ -> "rejected";
      case Outcome.Failed _ -> "failed";
    };
  }

  String url() {
    return switch (outcome) {
      case Outcome.Read read -> read.file().url();
      case Outcome.Unchanged unchanged -> unchanged.url();
      case Outcome.Absent absent -> absent.url();
      case Outcome.Rejected rejected -> rejected.url();
      case Outcome.Failed failed -> failed.url();
    };
  }

  @Nullable String reason() {
    return switch (outcome) {
      case Outcome.Rejected rejected -> rejected.reason();
      case Outcome.Failed failed -> failed.reason();
      case Outcome.Read _, Outcome.Unchanged _, Outcome.Absent _ -> null;
    };
  }

  @Nullable LindiFile file() {
    return outcome instanceof Outcome.Read read ? read.file() : null;
  }
}
