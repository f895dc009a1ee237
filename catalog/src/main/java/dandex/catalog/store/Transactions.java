package dandex.catalog.store;

import dev.failsafe.Failsafe;
import dev.failsafe.RetryPolicy;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;

/// Transactions that are rolled back and run again, a few times, each time a little later, when
/// they lost a race to another one: a deadlock, a failed serialization, a row that another one has
/// removed (a reference to nothing) or made (a key twice) meanwhile.
final class Transactions {
  private static final Set<String> LOST_RACES = Set.of("40P01", "40001", "23503", "23505");
  private static final RetryPolicy<Object> AGAIN =
      RetryPolicy.builder()
          .handleIf(Transactions::lostRace)
          .withBackoff(Duration.ofMillis(20), Duration.ofSeconds(1))
          .withJitter(0.5)
          .withMaxRetries(8)
          .build();

  private final Jdbi jdbi;

  Transactions(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  <T> T run(HandleCallback<T, RuntimeException> work) {
    return Failsafe.with(AGAIN).get(() -> jdbi.inTransaction(work));
  }

  private static boolean lostRace(Throwable failure) {
    for (var cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && LOST_RACES.contains(sql.getSQLState())) return true;
    }
    return false;
  }
}
