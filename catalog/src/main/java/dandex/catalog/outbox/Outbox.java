package dandex.catalog.outbox;

import dandex.catalog.DocumentKind;
import dev.failsafe.Failsafe;
import dev.failsafe.RetryPolicy;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jdbi.v3.postgres.PostgresPlugin;

/// Which documents are due. Deliverers may run side by side; none holds a transaction while it
/// delivers.
///
/// Writers make a change due by Postgres' clock, in the statement of the change. A deliverer takes
/// the later of that clock and its own: what was written is due at once whatever the two clocks
/// say, and a clock that is set ahead ends leases.
public final class Outbox {
  /// Longer than a delivery may take; a deliverer that died is replaced after it.
  public static final Duration LEASE = Duration.ofMinutes(2);

  private static final RetryPolicy<Object> AFTER_DEADLOCK =
      RetryPolicy.builder()
          .handleIf(Outbox::deadlock)
          .withBackoff(Duration.ofMillis(50), Duration.ofSeconds(2))
          .withJitter(0.5)
          .withMaxRetries(5)
          .build();

  private final Jdbi jdbi;
  private final Clock clock;

  public Outbox(DataSource database, Clock clock) {
    this.jdbi = Jdbi.create(database).installPlugin(new PostgresPlugin());
    this.clock = clock;
  }

  /// Claims up to `limit` changes of a kind, has them delivered, confirms, parks or postpones each.
  /// When the delivery throws, nothing is confirmed, and all of it is due again after its lease.
  ///
  /// @return how each one fared, in the order claimed; empty when nothing is due
  public List<Delivery.Outcome> deliver(DocumentKind kind, int limit, Delivery delivery) {
    var claim = new Claim(jdbi, clock, kind);
    var changes = claim.take(limit);
    if (changes.isEmpty()) return List.of();
    var outcomes = delivery.deliver(changes);
    if (outcomes.size() != changes.size()) {
      throw new IllegalStateException(
          changes.size() + " changes were delivered with " + outcomes.size() + " outcomes");
    }
    claim.settle(changes, outcomes);
    return outcomes;
  }

  /// Documents that are not delivered yet, due or not.
  public long pending(DocumentKind kind) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery("select count(*) from outbox where kind = :kind and delivered < revision")
            .bind("kind", kind.column())
            .mapTo(Long.class)
            .one());
  }

  /// What is not delivered yet, of all kinds.
  public Backlog backlog() {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                """
                select count(*) as pending,
                       coalesce(greatest(extract(epoch from clock_timestamp() - min(since)), 0), 0)
                         as seconds
                from outbox where delivered < revision
                """)
            .map((row, _) ->
                new Backlog(
                    row.getLong("pending"),
                    Duration.ofNanos((long) (row.getDouble("seconds") * 1e9))))
            .one());
  }

  /// Makes every document of a kind due again, as for an index that is new and empty. Each gets a
  /// new revision: a deliverer that is under way then cannot confirm to the new index what it wrote
  /// to the old one.
  public void redeliver(DocumentKind kind) {
    Failsafe.with(AFTER_DEADLOCK)
        .run(() ->
            jdbi.useHandle(handle ->
                handle
                    .createUpdate(
                        """
                        with every as (
                          select kind, key from outbox where kind = :kind
                          order by key for no key update)
                        update outbox o set
                          revision = o.revision + 1, due = clock_timestamp(), attempts = 0
                        from every e where o.kind = e.kind and o.key = e.key
                        """)
                    .bind("kind", kind.column())
                    .execute()));
  }

  private static boolean deadlock(Throwable failure) {
    return failure instanceof UnableToExecuteStatementException
        && failure.getCause() instanceof SQLException sql
        && "40P01".equals(sql.getSQLState());
  }

  /// A document that the cluster refused.
  public record Parked(Change change, String reason) {}

  /// Those that are parked, by kind and key.
  public List<Parked> parked() {
    return jdbi.withHandle(handle ->
        handle
            .createQuery("select kind, key, revision, reason from parked order by kind, key")
            .map((row, _) ->
                new Parked(
                    new Change(
                        kind(row.getString("kind")), row.getString("key"), row.getLong("revision")),
                    row.getString("reason")))
            .list());
  }

  private static DocumentKind kind(String column) {
    for (var kind : DocumentKind.values()) if (kind.column().equals(column)) return kind;
    throw new IllegalStateException("no kind of document: " + column);
  }
}
