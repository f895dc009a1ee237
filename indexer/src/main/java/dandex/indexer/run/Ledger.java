package dandex.indexer.run;

import dandex.catalog.run.RunError;
import dandex.catalog.run.RunReport;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What a run has done so far.
final class Ledger implements RunContext {
  private final long run;
  private final Progress progress;
  private final Cancellation cancellation;
  private final Consumer<Ledger> saving;
  private final Map<String, Long> counts = new LinkedHashMap<>();
  private final List<RunError> errors = new ArrayList<>();

  /// @param saving is given the ledger whenever something was written into it
  Ledger(long run, Progress progress, Cancellation cancellation, Consumer<Ledger> saving) {
    this.run = run;
    this.progress = progress;
    this.cancellation = cancellation;
    this.saving = saving;
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
  public void count(String name, long more) {
    synchronized (this) {
      counts.merge(name, more, Long::sum);
    }
    saving.accept(this);
  }

  @Override
  public void error(RunError error) {
    explain(error.subject(), error.message());
    synchronized (this) {
      errors.add(error);
    }
    saving.accept(this);
  }

  synchronized RunReport report(@Nullable String message) {
    return new RunReport(
        Collections.unmodifiableMap(new LinkedHashMap<>(counts)), List.copyOf(errors), message);
  }
}
