package dandex.catalog.outbox;

import dandex.catalog.DocumentKind;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/// The record of rebuilds, by which one that died is gone on with and one that is done is taken
/// back. One at a time is under way for a prefix.
public final class Rebuilds {
  private final Jdbi jdbi;

  public Rebuilds(DataSource database) {
    this.jdbi = Jdbi.create(database);
  }

  /// The one that is under way.
  public Optional<IndexRebuild> open(String prefix) {
    return jdbi.withHandle(handle -> newest(handle, prefix, "filling"));
  }

  /// The newest that is done and was not taken back.
  public Optional<IndexRebuild> done(String prefix) {
    return jdbi.withHandle(handle -> newest(handle, prefix, "done"));
  }

  public IndexRebuild begin(String prefix, Horizon horizon) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                """
                insert into rebuild (prefix, horizon) values (:prefix, cast(:horizon as xid8))
                returning id
                """)
            .bind("prefix", prefix)
            .bind("horizon", horizon.column())
            .mapTo(UUID.class)
            .map(id -> new IndexRebuild(id, horizon, Map.of(), Map.of()))
            .one());
  }

  /// Records the name of a new index, before the index is made.
  public void name(UUID rebuild, DocumentKind kind, String index) {
    jdbi.useHandle(handle ->
        handle
            .createUpdate(
                """
                insert into rebuild_index (rebuild, kind, built) values (:rebuild, :kind, :index)
                on conflict (rebuild, kind) do update set built = excluded.built
                """)
            .bind("rebuild", rebuild)
            .bind("kind", kind.column())
            .bind("index", index)
            .execute());
  }

  /// Records that the new indices are as of a later moment.
  public void advance(UUID rebuild, Horizon horizon) {
    jdbi.useHandle(handle ->
        handle
            .createUpdate("update rebuild set horizon = cast(:horizon as xid8) where id = :rebuild")
            .bind("rebuild", rebuild)
            .bind("horizon", horizon.column())
            .execute());
  }

  /// Gives one up: its new indices are of no use.
  public void abandon(UUID rebuild) {
    jdbi.useHandle(handle ->
        handle
            .createUpdate("update rebuild set state = 'abandoned' where id = :rebuild")
            .bind("rebuild", rebuild)
            .execute());
  }

  /// Names of all indices of rebuilds that have ended, but of those that are kept.
  ///
  /// @param keep of how many of the newest rebuilds what they replaced is kept
  public List<String> disused(String prefix, int keep) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                """
                select name
                from rebuild r
                  join rebuild_index i on i.rebuild = r.id
                  cross join lateral (values (i.built), (i.replaced)) as named (name)
                where r.prefix = :prefix and r.state <> 'filling' and name is not null
                except
                select i.replaced
                from (
                    select id from rebuild where prefix = :prefix and state = 'done'
                    order by id desc limit :keep) kept
                  join rebuild_index i on i.rebuild = kept.id
                order by name
                """)
            .bind("prefix", prefix)
            .bind("keep", keep)
            .mapTo(String.class)
            .list());
  }

  private static Optional<IndexRebuild> newest(Handle handle, String prefix, String state) {
    return handle
        .createQuery(
            """
            select id, horizon::text::bigint as horizon from rebuild
            where prefix = :prefix and state = :state
            order by id desc limit 1
            """)
        .bind("prefix", prefix)
        .bind("state", state)
        .map((row, _) ->
            rebuild(handle, row.getObject("id", UUID.class), new Horizon(row.getLong("horizon"))))
        .findOne();
  }

  private static IndexRebuild rebuild(Handle handle, UUID id, Horizon horizon) {
    var built = new EnumMap<DocumentKind, String>(DocumentKind.class);
    var replaced = new EnumMap<DocumentKind, String>(DocumentKind.class);
    handle
        .createQuery("select kind, built, replaced from rebuild_index where rebuild = :rebuild")
        .bind("rebuild", id)
        .map((row, _) -> {
          var kind = DocumentKind.of(row.getString("kind"));
          built.put(kind, row.getString("built"));
          if (row.getString("replaced") != null) replaced.put(kind, row.getString("replaced"));
          return kind;
        })
        .list();
    return new IndexRebuild(id, horizon, built, replaced);
  }
}
