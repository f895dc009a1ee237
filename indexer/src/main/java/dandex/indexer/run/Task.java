package dandex.indexer.run;

/// What a run does between its start and its end on record.
@FunctionalInterface
public interface Task {
  /// Works until done or cancelled. What fails for one subject is told to the context and the task
  /// goes on; an exception ends the run as failed.
  void run(RunContext context) throws Exception;

  /// What of its kind it is about, for people: `all`, `DANDI:000003`.
  default String scope() {
    return "all";
  }

  /// The same about something else than it says itself.
  default Task about(String scope) {
    return new Scoped(this, scope);
  }
}
