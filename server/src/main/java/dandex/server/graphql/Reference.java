package dandex.server.graphql;

import org.jspecify.annotations.Nullable;

/// How a request says which document it means.
public sealed interface Reference {
  /// The document itself.
  record Written(String text) implements Reference {}

  /// One that the server was given, by `documentId`.
  ///
  /// @param text the document besides, where the client sent it too
  record Stored(Sha256 hash, @Nullable String text) implements Reference {}

  /// An automatic persisted query of Apollo: one that the server may remember.
  ///
  /// @param text the document, to be remembered; null where the client trusts that it is
  record Remembered(Sha256 hash, @Nullable String text) implements Reference {}
}
