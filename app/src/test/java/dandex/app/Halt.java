package dandex.app;

import java.sql.SQLException;

/// A point in the work of processes at which they can be killed.
interface Halt extends AutoCloseable {
  /// Whether one of them has come there.
  boolean isReached();

  /// Whoever waits there goes on, and nobody is stopped there any more.
  void letGo();

  @Override
  void close() throws SQLException;
}
