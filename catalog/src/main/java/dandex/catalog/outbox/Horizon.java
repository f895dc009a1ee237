package dandex.catalog.outbox;

/// A moment of Postgres, as the oldest transaction that was under way then: whatever was not to be
/// seen at that moment is changed by this transaction or a later one, whenever it commits.
public record Horizon(long transaction) {
  /// As a column of type `xid8` is written.
  String column() {
    return Long.toString(transaction);
  }
}
