package dandex.catalog.run;

/// What a worker hears back when it says that it is alive.
public enum Beat {
  CARRY_ON,
  /// Somebody wants the request to end.
  CANCEL,
  /// The request is not the worker's any more.
  GONE
}
