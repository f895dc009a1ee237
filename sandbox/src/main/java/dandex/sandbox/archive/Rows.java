package dandex.sandbox.archive;

/// Assets by number. What is told of a row is made when it is asked for, so that a row need not
/// cost memory. The cheap questions stand beside `asset` because lists are ordered and filtered by
/// them.
interface Rows {
  String path(int row);

  long bytes(int row);

  long created(int row);

  long modified(int row);

  HeldAsset asset(int row);

  /// JSON, as the API answers it.
  byte[] metadata(int row);
}
