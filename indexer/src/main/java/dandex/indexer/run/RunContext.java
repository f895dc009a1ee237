package dandex.indexer.run;

import dandex.catalog.run.RunError;
import org.jspecify.annotations.Nullable;

/// What a task knows of its run. Safe for use by several threads.
public interface RunContext {
  /// The run's number on record.
  long run();

  Progress progress();

  /// How the run is asked to end before it is done.
  Cancellation cancellation();

  /// Asked at safe points; when true the task returns as soon as what it has is stored.
  default boolean isCancelled() {
    return cancellation().isAsked();
  }

  /// Adds to a figure, `assetsAdded`. Figures are shown in the order in which they were first
  /// named, so a task names those it will count at its start, with 0.
  void count(String name, long more);

  /// Something failed while the run goes on.
  void error(RunError error);

  default void error(String subject, String message) {
    error(new RunError(subject, message));
  }

  /// @param url what was asked for when it failed, null where nothing was
  default void error(String subject, String message, @Nullable String url) {
    error(new RunError(subject, message, url));
  }

  /// Tells whoever wants to know why something is done or left.
  default void explain(String subject, String decision) {
    progress().explain(subject + ": " + decision);
  }
}
