package dandex.catalog.outbox;

import dandex.catalog.DocumentKind;
import dev.failsafe.Failsafe;
import dev.failsafe.RetryPolicy;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jdbi.v3.core.statement.Update;
import org.jdbi.v3.postgres.PostgresPlugin;

/// Makes documents due that did not change, each under a new revision: a deliverer that is under
/// way then cannot confirm for the new one what it wrote under the old one.
public final class Redelivery {
  private static final RetryPolicy<Object> AFTER_DEADLOCK =
      RetryPolicy.builder()
          .handleIf(Redelivery::isDeadlock)
          .withBackoff(Duration.ofMillis(50), Duration.ofSeconds(2))
          .withJitter(0.5)
          .withMaxRetries(5)
          .build();

  private final Jdbi jdbi;

  public Redelivery(DataSource database) {
    this.jdbi = Jdbi.create(database).installPlugin(new PostgresPlugin());
  }

  /// A document that is not as the catalog wants it.
  ///
  /// @param version that the cluster has of it, 0 for none
  public record Amiss(String key, long version) {}

  /// Every document of a kind, as for an index that is new and empty.
  public void all(DocumentKind kind) {
    execute(
        """
        with every as (
          select kind, key from outbox where kind = :kind
          order by key for no key update)
        update outbox o set
          revision = o.revision + 1, due = clock_timestamp(), attempts = 0
        from every e where o.kind = e.kind and o.key = e.key
        """,
        update -> update.bind("kind", kind.column()));
  }

  /// All that are parked; they stay so until the cluster takes them.
  ///
  /// @return how many
  public int parked() {
    return execute(
        """
        with refused as (
          select o.kind, o.key from outbox o join parked p on p.kind = o.kind and p.key = o.key
          order by o.kind, o.key for no key update of o)
        update outbox o set
          revision = o.revision + 1, due = clock_timestamp(), attempts = 0
        from refused r where o.kind = r.kind and o.key = r.key
        """,
        _ -> {});
  }

  /// These, known to the outbox or not, under revisions that the cluster takes for newer than what
  /// it has.
  ///
  /// Of a document that is missing it may remember the deletion, under a version that nobody can
  /// ask for. Whoever deleted it by hand made that one more than the last, so a great step passes
  /// it.
  public void of(DocumentKind kind, Collection<Amiss> amiss) {
    if (amiss.isEmpty()) return;
    execute(
        """
        insert into outbox (kind, key, revision, due)
        select :kind, a.key,
               greatest(coalesce(o.revision, 0), a.version)
                 + case when a.version = 0 then 1000 else 1 end,
               clock_timestamp()
        from unnest(:keys, :versions) as a (key, version)
          left join outbox o on o.kind = :kind and o.key = a.key
        order by a.key
        on conflict (kind, key) do update set
          revision = greatest(outbox.revision + 1, excluded.revision),
          due = clock_timestamp(), attempts = 0
        """,
        update ->
            update
                .bind("kind", kind.column())
                .bindArray("keys", String.class, amiss.stream().map(Amiss::key).toList())
                .bindArray("versions", Long.class, amiss.stream().map(Amiss::version).toList()));
  }

  private int execute(String sql, Consumer<Update> binding) {
    return execute(jdbi, sql, binding);
  }

  /// Changes many rows of the outbox in one statement, once more where it met another in deadlock.
  static int execute(Jdbi jdbi, String sql, Consumer<Update> binding) {
    return Failsafe.with(AFTER_DEADLOCK)
        .get(() ->
            jdbi.withHandle(handle -> {
              try (var update = handle.createUpdate(sql)) {
                binding.accept(update);
                return update.execute();
              }
            }));
  }

  private static boolean isDeadlock(Throwable failure) {
    return failure instanceof UnableToExecuteStatementException
        && failure.getCause() instanceof SQLException sql
        && "40P01".equals(sql.getSQLState());
  }
}
