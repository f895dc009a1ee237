package dandex.catalog.run;

public enum RequestState {
  /// Waits for a worker.
  QUEUED,
  /// A worker has it.
  RUNNING,
  /// Its run ended, completed or with errors.
  DONE,
  /// Its run failed, or could not start.
  FAILED,
  /// What it asks for cannot be understood.
  REFUSED,
  CANCELLED,
  /// Worker after worker died over it; it is not tried again.
  LOST;

  /// Whether something is yet to come of it.
  public boolean isOpen() {
    return this == QUEUED || this == RUNNING;
  }
}
