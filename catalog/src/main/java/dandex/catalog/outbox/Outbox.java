package dandex.catalog.outbox;

import dandex.catalog.DocumentKind;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
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
}
