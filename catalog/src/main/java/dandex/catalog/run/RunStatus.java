package dandex.catalog.run;

public enum RunStatus {
  RUNNING,
  COMPLETED,
  /// Some dandisets or files failed; they are tried again next time.
  COMPLETED_WITH_ERRORS,
  FAILED,
  CANCELLED
}
