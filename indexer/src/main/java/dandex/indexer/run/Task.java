package dandex.indexer.run;

/// What a run does between its start and its end on record.
@FunctionalInterface
public interface Task {
  /// Works until done or cancelled. What fails for one subject is told to the context and the task
  /// goes on; an exception ends the run as failed.
  void run(RunContext context) throws Exception;
}
