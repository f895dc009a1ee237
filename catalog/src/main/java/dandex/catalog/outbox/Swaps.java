package dandex.catalog.outbox;

import dandex.catalog.DocumentKind;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;

/// The record of the moments in which other indices began to serve: before each, what it takes to
/// go back; after it, what the indices that serve now may lack.
public final class Swaps {
  private final Jdbi jdbi;

  public Swaps(DataSource database) {
    this.jdbi = Jdbi.create(database);
  }

  /// Records, before the aliases are moved, what serves and how far that is behind.
  ///
  /// @param behind what moved before it was delivered to them
  public void serving(UUID rebuild, Map<DocumentKind, String> indices, Horizon behind) {
    jdbi.useTransaction(handle -> {
      handle
          .createUpdate("update rebuild set behind = cast(:behind as xid8) where id = :rebuild")
          .bind("rebuild", rebuild)
          .bind("behind", behind.column())
          .execute();
      for (var kind : DocumentKind.values()) {
        handle
            .createUpdate(
                """
                update rebuild_index set replaced = :index
                where rebuild = :rebuild and kind = :kind
                """)
            .bind("rebuild", rebuild)
            .bind("kind", kind.column())
            .bind("index", indices.get(kind))
            .execute();
      }
    });
  }

  /// Records that the aliases were moved, and in the same statement makes due what the new indices
  /// may not have: what moved since the horizon, confirmed meanwhile or not. What either index
  /// refused goes along, so that it is parked where it is refused now and released where it is not.
  /// Of several who say so of one rebuild, the first makes due.
  ///
  /// @return how many documents are due by that
  public int done(IndexRebuild rebuild) {
    return Redelivery.execute(
        jdbi,
        """
        with finished as (
          update rebuild set state = 'done', swapped = clock_timestamp()
          where id = :rebuild and state = 'filling' returning id),
        moved as (
          select kind, key from outbox o
          where exists (select from finished) and (
            moved >= cast(:horizon as xid8)
            or exists (select from parked p where p.kind = o.kind and p.key = o.key)
            or exists (
              select from rebuild_refusal r
              where r.rebuild = :rebuild and r.kind = o.kind and r.key = o.key))
          order by kind, key for no key update)
        update outbox o set
          revision = o.revision + 1, due = clock_timestamp(), attempts = 0
        from moved m where o.kind = m.kind and o.key = m.key
        """,
        update -> update.bind("rebuild", rebuild.id()).bind("horizon", rebuild.horizon().column()));
  }

  /// Records that the aliases were moved back, and makes due what moved since they were moved. Of
  /// several who say so of one rebuild, the first makes due.
  ///
  /// @return how many documents are due by that
  public int takenBack(IndexRebuild rebuild) {
    return Redelivery.execute(
        jdbi,
        """
        with back as (
          update rebuild set state = 'rolled_back'
          where id = :rebuild and state = 'done' returning behind),
        moved as (
          select kind, key from outbox
          where moved >= (select behind from back)
          order by kind, key for no key update)
        update outbox o set
          revision = o.revision + 1, due = clock_timestamp(), attempts = 0
        from moved m where o.kind = m.kind and o.key = m.key
        """,
        update -> update.bind("rebuild", rebuild.id()));
  }
}
