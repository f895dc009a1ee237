package dandex.catalog.outbox;

import dandex.catalog.DocumentKind;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.postgres.PostgresPlugin;

/// Which documents moved since when, delivered or not.
///
/// There is no index by that: it would cost every writer something, and is asked for a few times in
/// a rebuild, each time in one walk.
public final class Movements {
  private final Jdbi jdbi;

  public Movements(DataSource database) {
    this.jdbi = Jdbi.create(database).installPlugin(new PostgresPlugin());
  }

  /// All that moves from now on, or moved and is not to be seen yet, is at or beyond it.
  public Horizon now() {
    return jdbi.withHandle(handle ->
        handle
            .createQuery("select pg_snapshot_xmin(pg_current_snapshot())::text::bigint")
            .mapTo(Long.class)
            .map(Horizon::new)
            .one());
  }

  /// Has what moved in a future that never came move now: a dump says so of another Postgres, where
  /// this one was restored from it and has seen fewer transactions. Else it would count as moved
  /// since any moment.
  ///
  /// @return how many documents
  public int overtakeFuture() {
    return Redelivery.execute(
        jdbi,
        """
        with future as (
          select kind, key from outbox where moved > pg_current_xact_id()
          order by kind, key for no key update)
        update outbox o set moved = pg_current_xact_id()
        from future f where o.kind = f.kind and o.key = f.key
        """,
        _ -> {});
  }

  /// A horizon before which nothing is pending, at most the given one.
  public Horizon delivered(Horizon atMost) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                """
                select least(cast(:most as xid8), min(moved))::text::bigint
                from outbox where delivered < revision
                """)
            .bind("most", atMost.column())
            .mapTo(Long.class)
            .map(Horizon::new)
            .one());
  }

  /// The first documents of a kind after a key that moved since, in the order of their keys.
  public List<Change> page(DocumentKind kind, Horizon since, String after, int limit) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                """
                select key, revision from outbox
                where kind = :kind and key > :after and moved >= cast(:since as xid8)
                order by key limit :limit
                """)
            .bind("kind", kind.column())
            .bind("after", after)
            .bind("since", since.column())
            .bind("limit", limit)
            .map((row, _) -> new Change(kind, row.getString("key"), row.getLong("revision")))
            .list());
  }

  /// Which of these documents moved since.
  public Set<String> among(DocumentKind kind, Collection<String> keys, Horizon since) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                """
                select key from outbox
                where kind = :kind and key = any(:keys) and moved >= cast(:since as xid8)
                """)
            .bind("kind", kind.column())
            .bindArray("keys", String.class, keys)
            .bind("since", since.column())
            .mapTo(String.class)
            .collect(Collectors.toSet()));
  }
}
