package dandex.indexer.sync;

import dandex.catalog.run.RunError;
import dandex.indexer.run.Cancellation;
import dandex.indexer.run.Progress;
import dandex.indexer.run.RunContext;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What one sync did, with no run on record.
final class Notes implements RunContext {
  final Cancellation cancellation = new Cancellation();
  final List<Change> heard = new ArrayList<>();
  private final Progress progress;
  private final Map<String, Long> counts = new LinkedHashMap<>();
  private final List<RunError> errors = new ArrayList<>();

  Notes() {
    this(Progress.lines(Clock.systemUTC()));
  }

  /// @param progress what is shown meanwhile
  Notes(Progress progress) {
    this.progress = progress;
  }

  @Override
  public long run() {
    return 1;
  }

  @Override
  public Progress progress() {
    return progress;
  }

  @Override
  public Cancellation cancellation() {
    return cancellation;
  }

  @Override
  public synchronized void count(String name, long more) {
    counts.merge(name, more, Long::sum);
  }

  @Override
  public synchronized void error(RunError error) {
    errors.add(error);
  }

  long figure(String name) {
    return counts.getOrDefault(name, -1L);
  }

  List<RunError> errors() {
    return errors;
  }

  /// Figures that say that something was written.
  Map<String, Long> changes() {
    var changes = new LinkedHashMap<String, Long>();
    counts.forEach((name, count) -> {
      if (name.matches(".*(Added|Changed|Updated|Removed)") && count > 0) {
        changes.put(name, count);
      }
    });
    return changes;
  }
}
