package dandex.catalog.store;

import dandex.catalog.AssetId;
import dandex.catalog.DandisetId;
import dandex.catalog.VersionChoice;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/// Finds things by what else is known of them than their ids. Each method is one statement.
public final class LookupStore {
  private final Jdbi jdbi;

  LookupStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /// The asset at a path in a version.
  public Optional<AssetId> at(DandisetId dandiset, VersionChoice version, String path) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                """
                select p.asset from version v join place p on p.version = v.id
                where v.dandiset = :dandiset and p.path = :path
                  and case when cast(:version as text) is null then v.latest
                           else v.version = :version end
                """)
            .bind("dandiset", dandiset.digits())
            .bind("path", path)
            .bind("version", name(version))
            .mapTo(AssetId.class)
            .findOne());
  }

  /// Up to `limit` of the assets whose content is this file, by id.
  public List<AssetId> holding(UUID blob, int limit) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery("select id from asset where blob = :blob order by id limit :limit")
            .bind("blob", blob)
            .bind("limit", limit)
            .mapTo(AssetId.class)
            .list());
  }

  /// Up to `limit` of the dandisets that were here and are not any more, by identifier; those after
  /// the given one when there is one.
  public List<Tombstone> tombstones(int limit, @Nullable DandisetId after) {
    return tombstones(
        """
        select dandiset, name, reason, at from tombstone
        where cast(:from as text) is null or dandiset > :from
        order by dandiset limit :limit
        """,
        limit,
        after);
  }

  /// The same from the last one on backward; those before the given one when there is one.
  public List<Tombstone> lastTombstones(int limit, @Nullable DandisetId before) {
    return tombstones(
        """
        select dandiset, name, reason, at from tombstone
        where cast(:from as text) is null or dandiset < :from
        order by dandiset desc limit :limit
        """,
        limit,
        before);
  }

  private List<Tombstone> tombstones(String query, int limit, @Nullable DandisetId from) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(query)
            .bind("from", from == null ? null : from.digits())
            .bind("limit", limit)
            .map((row, _) ->
                new Tombstone(
                    new DandisetId(row.getString("dandiset")),
                    row.getString("name"),
                    row.getString("reason"),
                    Times.read(row, "at")))
            .list());
  }

  /// How many dandisets were here and are not any more.
  public long tombstoneCount() {
    return jdbi.withHandle(
        handle -> handle.createQuery("select count(*) from tombstone").mapTo(Long.class).one());
  }

  private static @Nullable String name(VersionChoice version) {
    return switch (version) {
      case VersionChoice.Latest() -> null;
      case VersionChoice.Named(var id) -> id.text();
    };
  }
}
