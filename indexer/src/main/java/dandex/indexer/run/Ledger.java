package dandex.indexer.run;

import dandex.catalog.run.RunError;
import dandex.catalog.run.RunReport;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a run has done so far.
final class Ledger implements RunContext {
  private final long run;
  private final Progress progress;
  private final Cancellation cancellation;
  private final Map<String, Long> counts = new LinkedHashMap<>();
  private final List<RunError> errors = new ArrayList<>();

  Ledger(long run, Progress progress, Cancellation cancellation) {
    this.run = run;
    this.progress = progress;
    this.cancellation = cancellation;
  }

  @Override
  public long run() {
    return run;
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
    explain(error.subject(), error.message());
    errors.add(error);
  }

  synchronized RunReport report(@Nullable String message) {
    return new RunReport(
        Collections.unmodifiableMap(new LinkedHashMap<>(counts)), List.copyOf(errors), message);
  }
}
