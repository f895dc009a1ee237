package dandex.indexer.sync;

import dandex.catalog.store.LindiStore.Outcome;
import dandex.indexer.lindi.Traffic;
import dandex.indexer.run.RunContext;
import java.util.List;

/// The figures of a run over LINDI files.
final class LindiCounts {
  private static final List<String> NAMES =
      List.of(
          "filesDue",
          "filesRead",
          "filesUnchanged",
          "filesAbsent",
          "filesRejected",
          "filesFailed",
          "objects",
          "requests",
          "bytes");

  private final RunContext context;

  LindiCounts(RunContext context) {
    this.context = context;
    NAMES.forEach(name -> context.count(name, 0));
  }

  void due() {
    context.count("filesDue", 1);
  }

  /// So many are due beyond the limit.
  void left(long files) {
    context.count("filesLeft", files);
  }

  void came(Outcome outcome, Traffic traffic) {
    context.count("requests", traffic.requests());
    context.count("bytes", traffic.bytes());
    switch (outcome) {
      case Outcome.Read read -> {
        context.count("filesRead", 1);
        context.count("objects", read.file().objects().size());
      }
      case Outcome.Unchanged _ -> context.count("filesUnchanged", 1);
      case Outcome.Absent _ -> context.count("filesAbsent", 1);
      case Outcome.Rejected _ -> context.count("filesRejected", 1);
      case Outcome.Failed failed -> {
        context.count("filesFailed", 1);
        context.error(failed.due().asset().toString(), failed.reason() + ": " + failed.url());
      }
    }
  }
}
