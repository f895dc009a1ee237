package dandex.server.graphql;

/// What came of waiting for something.
public sealed interface News<T> {
  record Told<T>(T what) implements News<T> {}

  /// Nothing, for as long as it was waited.
  record Nothing<T>() implements News<T> {}

  /// There will be no more, since all is told.
  record Over<T>() implements News<T> {}

  /// There will be no more, though not all is told.
  record Cut<T>() implements News<T> {}
}
