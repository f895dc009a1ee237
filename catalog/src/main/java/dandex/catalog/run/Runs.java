package dandex.catalog.run;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/// The record of runs.
public final class Runs {
  public Runs(DataSource database, Clock clock) {
    throw new UnsupportedOperationException();
  }

  /// Records the start of a run and returns its id.
  public long start(RunKind kind, Starter starter, dandex.catalog.Json options) {
    throw new UnsupportedOperationException();
  }

  /// Records how a run ended.
  public void finish(long run, RunStatus status, RunReport report) {
    throw new UnsupportedOperationException();
  }

  /// Marks runs of the kind that still say `running` as failed: their process died. To be called by
  /// the holder of the kind's lock.
  public int bury(RunKind kind) {
    throw new UnsupportedOperationException();
  }

  /// The newest runs, newest first; those before the given id when there is one.
  public List<Run> newest(int limit, @org.jspecify.annotations.Nullable Long before) {
    throw new UnsupportedOperationException();
  }

  public Optional<Run> byId(long run) {
    throw new UnsupportedOperationException();
  }

  public long count() {
    throw new UnsupportedOperationException();
  }
}
