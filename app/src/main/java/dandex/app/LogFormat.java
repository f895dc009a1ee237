package dandex.app;

/// How events are written to the log.
enum LogFormat {
  /// A line for people.
  TEXT,
  /// A line of JSON.
  JSON
}
