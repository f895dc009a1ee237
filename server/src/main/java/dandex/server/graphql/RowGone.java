package dandex.server.graphql;

/// A row was deleted between two statements of one answer. Asking again helps.
final class RowGone extends RuntimeException {
  RowGone(String subject) {
    super(subject + " was deleted while it was read");
  }
}
