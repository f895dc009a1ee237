package dandex.catalog.store;

import dandex.catalog.DandisetId;
import dandex.catalog.VersionId;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/// What leaves: versions and whole dandisets, with the assets that then stand nowhere.
record Removals(Handle handle) {
  /// Of a dandiset that is locked.
  Difference version(DandisetId dandiset, VersionId version) {
    lockAssets(dandiset);
    var difference = remove(dandiset, version);
    promoteNewest(dandiset);
    return difference;
  }

  Difference dandiset(DandisetId dandiset, String reason, Instant at) {
    if (!lock(dandiset)) return Difference.NONE;
    lockAssets(dandiset);
    return withdraw(dandiset, reason, at);
  }

  /// Weighs a version against its dandiset: assets that are here, and those that stand in no other
  /// version.
  Balance balance(DandisetId dandiset, VersionId version) {
    return handle
        .createQuery(
            """
            with held as (
              select p.asset, bool_and(v.version = :version) as going
              from version v join place p on p.version = v.id
              where v.dandiset = :dandiset
              group by p.asset)
            select count(*) as here, count(*) filter (where going) as going from held
            """)
        .bind("dandiset", dandiset.digits())
        .bind("version", version.text())
        .map((row, _) -> new Balance(row.getLong("here"), 0, row.getLong("going")))
        .one();
  }

  /// Whether the dandiset is here.
  boolean lock(DandisetId dandiset) {
    return handle
        .createQuery("select id from dandiset where id = :dandiset for update")
        .bind("dandiset", dandiset.digits())
        .mapTo(DandisetId.class)
        .findOne()
        .isPresent();
  }

  /// See [Contents#lock].
  private void lockAssets(DandisetId dandiset) {
    handle
        .createQuery(
            """
            select count(*)
            from (
              select distinct p.asset from place p
              where p.version = any(array(select v.id from version v where v.dandiset = :dandiset))
              order by 1) held
              cross join lateral (
                select from asset a where a.id = held.asset for no key update) locked
            """)
        .bind("dandiset", dandiset.digits())
        .mapTo(Long.class)
        .one();
  }

  private Difference remove(DandisetId dandiset, VersionId version) {
    return handle
        .createQuery(
            """
            with leaving as (
              select id, dandiset from version where dandiset = :dandiset and version = :version),
            gone as (
              delete from place where version in (select id from leaving) returning asset),
            orphaned as (
              delete from asset a
              where a.id in (select asset from gone)
                and not exists (
                  select from place p
                  where p.asset = a.id and p.version not in (select id from leaving))),
            removed as (
              delete from version where id in (select id from leaving)),
            due as (
              insert into outbox (kind, key, due)
              select kind, key, clock_timestamp() from (
                select 'asset' as kind, asset::text as key from gone
                union
                select 'dandiset', dandiset from leaving) due
              order by kind, key
              on conflict (kind, key) do update
                set revision = outbox.revision + 1, due = clock_timestamp())
            select 0 as added, 0 as changed, count(*) as removed from gone
            """)
        .bind("dandiset", dandiset.digits())
        .bind("version", version.text())
        .map(Difference::of)
        .one();
  }

  /// Gives the flag to the newest published version that is left. A statement of its own, as never
  /// two versions may hold it.
  private void promoteNewest(DandisetId dandiset) {
    handle
        .createUpdate(
            """
            with promoted as (
              update version set latest = true
              where dandiset = :dandiset and not latest
                and version = (
                  select max(version) from version
                  where dandiset = :dandiset and version <> 'draft')
              returning id, dandiset)
            insert into outbox (kind, key, due)
            select kind, key, clock_timestamp() from (
              select 'asset' as kind, p.asset::text as key
              from promoted join place p on p.version = promoted.id
              union
              select 'dandiset', dandiset from promoted) due
            order by kind, key
            on conflict (kind, key) do update
              set revision = outbox.revision + 1, due = clock_timestamp()
            """)
        .bind("dandiset", dandiset.digits())
        .execute();
  }

  private Difference withdraw(DandisetId dandiset, String reason, Instant at) {
    return handle
        .createQuery(
            """
            with leaving as (
              select id, version, name from version where dandiset = :dandiset),
            gone as (
              delete from place where version in (select id from leaving) returning asset),
            orphaned as (
              delete from asset a
              where a.id in (select asset from gone)
                and not exists (
                  select from place p
                  where p.asset = a.id and p.version not in (select id from leaving))),
            removed as (
              delete from dandiset where id = :dandiset),
            buried as (
              insert into tombstone (dandiset, name, reason, at)
              select d.id,
                     case when :reason <> 'embargoed' and d.embargo_status = 'OPEN' then
                       coalesce((select name from leaving
                                 order by version = 'draft' desc, version desc limit 1), '') end,
                     :reason, :at
              from dandiset d where d.id = :dandiset
              on conflict (dandiset) do update
                set name = excluded.name, reason = excluded.reason, at = excluded.at),
            due as (
              insert into outbox (kind, key, due)
              select kind, key, clock_timestamp() from (
                select 'asset' as kind, asset::text as key from gone
                union
                select 'dandiset', :dandiset) due
              order by kind, key
              on conflict (kind, key) do update
                set revision = outbox.revision + 1, due = clock_timestamp())
            select 0 as added, 0 as changed, count(*) as removed from gone
            """)
        .bind("dandiset", dandiset.digits())
        .bind("reason", reason)
        .bind("at", at)
        .map(Difference::of)
        .one();
  }
}
