package dandex.indexer.archive;

/// What the archive answered that is worth asking no second time.
sealed interface Reply<T> {
  record Content<T>(T value) implements Reply<T> {}

  /// @param spoken whether the body is the archive's own word, JSON, and not some proxy's page
  record Refusal<T>(int status, boolean spoken) implements Reply<T> {}
}
