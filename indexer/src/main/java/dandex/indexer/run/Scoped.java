package dandex.indexer.run;

/// A task that is about what is said of it.
record Scoped(Task task, String scope) implements Task {
  @Override
  public void run(RunContext context) throws Exception {
    task.run(context);
  }
}
