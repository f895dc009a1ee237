package dandex.catalog.run;

import java.util.Optional;
import javax.sql.DataSource;

/// Keeps runs of one kind apart: an advisory lock of Postgres on a connection of its own, free the
/// moment its process dies.
public final class RunLock implements AutoCloseable {
  /// Takes the lock of the kind, or nothing when another process has it.
  public static Optional<RunLock> tryTake(DataSource database, RunKind kind) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void close() {
    throw new UnsupportedOperationException();
  }
}
