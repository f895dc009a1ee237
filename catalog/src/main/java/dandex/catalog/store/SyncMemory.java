package dandex.catalog.store;

import dandex.catalog.DandisetId;
import dandex.catalog.VersionId;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;

/// What a sync remembers of its own work beside the watermarks: which content was proved, what was
/// compared when, what failed.
public final class SyncMemory {
  private final Jdbi jdbi;

  SyncMemory(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /// What was proved of the versions of a dandiset; one whose content was never read whole has no
  /// entry.
  public Map<VersionId, ContentMark> contents(DandisetId dandiset) {
    var marks = new LinkedHashMap<VersionId, ContentMark>();
    jdbi.useHandle(handle ->
        handle
            .createQuery(
                """
                select version, content_modified, content_count, content_bytes
                from version
                where dandiset = :dandiset and content_modified is not null
                order by version
                """)
            .bind("dandiset", dandiset.digits())
            .map((row, _) ->
                Map.entry(
                    new VersionId(row.getString("version")),
                    new ContentMark(
                        Times.read(row, "content_modified"),
                        row.getLong("content_count"),
                        row.getLong("content_bytes"))))
            .forEach(mark -> marks.put(mark.getKey(), mark.getValue())));
    return marks;
  }

  /// Everything of the dandiset was compared. Has no effect on one that has no watermark.
  public void reconciled(DandisetId dandiset, Instant at) {
    jdbi.useHandle(handle ->
        handle
            .createUpdate("update watermark set reconciled = :at where dandiset = :dandiset")
            .bind("dandiset", dandiset.digits())
            .bind("at", at)
            .execute());
  }

  /// Dandisets that were not compared for so long, those that waited longest first.
  ///
  /// @param age of those without zarrs
  /// @param zarrAge of those whose draft holds a zarr
  /// @param most how many at most
  public Set<DandisetId> dueForReconcile(Instant now, Duration age, Duration zarrAge, int most) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                """
                with zarred as (
                  select distinct v.dandiset
                  from asset a
                    join place p on p.asset = a.id
                    join version v on v.id = p.version
                  where a.zarr is not null and v.version = 'draft')
                select w.dandiset
                from watermark w
                where coalesce(w.reconciled, '-infinity')
                  <= case when w.dandiset in (select dandiset from zarred)
                       then cast(:zarrBefore as timestamptz) else cast(:before as timestamptz) end
                order by w.reconciled nulls first, w.dandiset
                limit :most
                """)
            .bind("before", now.minus(age))
            .bind("zarrBefore", now.minus(zarrAge))
            .bind("most", most)
            .mapTo(DandisetId.class)
            .toCollection(LinkedHashSet::new));
  }

  /// The update of a dandiset failed; it is tried first next time.
  public void failed(DandisetId dandiset, String message, Instant at) {
    jdbi.useHandle(handle ->
        handle
            .createUpdate(
                """
                insert into failed_update (dandiset, since, message) values (:dandiset, :at, :message)
                on conflict (dandiset) do update
                  set attempts = failed_update.attempts + 1, message = excluded.message
                """)
            .bind("dandiset", dandiset.digits())
            .bind("at", at)
            .bind("message", message.replace('\0', '\uFFFD'))
            .execute());
  }

  /// The update of a dandiset succeeded, or there is nothing to update any more.
  public void recovered(DandisetId dandiset) {
    jdbi.useHandle(handle ->
        handle
            .createUpdate("delete from failed_update where dandiset = :dandiset")
            .bind("dandiset", dandiset.digits())
            .execute());
  }

  /// Dandisets whose last update failed, those that fail least often first.
  public Set<DandisetId> failures() {
    return jdbi.withHandle(handle ->
        handle
            .createQuery("select dandiset from failed_update order by attempts, since, dandiset")
            .mapTo(DandisetId.class)
            .toCollection(LinkedHashSet::new));
  }
}
