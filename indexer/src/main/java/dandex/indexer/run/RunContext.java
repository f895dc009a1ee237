package dandex.indexer.run;

/// What a task knows of its run. Safe for use by several threads.
public interface RunContext {
  /// The run's number on record.
  long run();

  Progress progress();

  /// Asked at safe points; when true the task returns as soon as what it has is stored.
  boolean isCancelled();

  /// Adds to a figure, `assetsAdded`. Figures are shown in the order in which they were first
  /// named, so a task names those it will count at its start, with 0.
  void count(String name, long more);

  /// Something failed while the run goes on.
  void error(String subject, String message);
}
