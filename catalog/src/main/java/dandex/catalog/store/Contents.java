package dandex.catalog.store;

import dandex.catalog.AssetId;
import dandex.catalog.ListedAsset;
import dandex.catalog.Version;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/// What stands in a version: assets at paths.
record Contents(Handle handle) {
  /// See [VersionStore#unknown].
  Set<AssetId> unknown(Collection<ListedAsset> page) {
    return handle
        .createQuery(
            """
            select listed.id
            from unnest(:ids, :modified) with ordinality as listed (id, modified, n)
              left join asset a on a.id = listed.id
            where a.id is null
              or a.modified <> listed.modified and not exists (
                select from place p join version v on v.id = p.version
                where p.asset = a.id and v.version = 'draft')
            order by listed.n
            """)
        .bindArray("ids", AssetId.class, page.stream().map(ListedAsset::id).toList())
        .bindArray("modified", Instant.class, page.stream().map(ListedAsset::modified).toList())
        .mapTo(AssetId.class)
        .toCollection(LinkedHashSet::new);
  }

  /// Locks, in the order of their ids and one by one by their index, all assets that the load or
  /// the version speaks of, and those of the latest version when it may cease to be the latest.
  /// Whoever holds an asset sees in its next statement all places that others gave it; so nobody
  /// removes what another one needs, and the draft's description wins whoever comes first.
  void lock(Load load, Version version) {
    handle
        .createQuery(
            """
            select count(*)
            from (
              select s.id from staged_asset s where s.load = :load
              union
              select p.asset from place p
              where p.version = any(array(
                select v.id from version v
                where v.dandiset = :dandiset
                  and (v.version = :version or v.latest and :version <> 'draft')))
              order by 1) held
              cross join lateral (
                select from asset a where a.id = held.id for no key update) locked
            """)
        .bind("load", load.id())
        .bind("dandiset", version.dandiset().digits())
        .bind("version", version.id().text())
        .mapTo(Long.class)
        .one();
  }

  /// Weighs a load against what stands in the version.
  Balance balance(Load load, Version version) {
    return handle
        .createQuery(
            """
            with held as (
              select p.path from place p
              where p.version = (
                select v.id from version v where v.dandiset = :dandiset and v.version = :version))
            select (select count(*) from held) as here,
                   (select count(*) from staged_asset s
                    where s.load = :load
                      and not exists (select from held h where h.path = s.path)) as coming,
                   (select count(*) from held h
                    where not exists (
                      select from staged_asset s where s.load = :load and s.path = h.path)) as going
            """)
        .bind("load", load.id())
        .bind("dandiset", version.dandiset().digits())
        .bind("version", version.id().text())
        .map((row, _) ->
            new Balance(row.getLong("here"), row.getLong("coming"), row.getLong("going")))
        .one();
  }

  /// Makes what was staged the content of the version. One statement, which sees the state before
  /// itself throughout: each change in it and the outbox are one.
  ///
  /// @param version the row's id
  /// @param draft whether descriptions win over those that are here
  /// @param deleting whether what was not staged goes
  Difference merge(Load load, long version, boolean draft, boolean deleting) {
    return handle
        .createQuery(
            """
            with updated as (
              update asset a set
                blob = s.blob, zarr = s.zarr, bytes = s.bytes, encoding_format = s.encoding_format,
                created = s.created, modified = s.modified,
                species_names = s.species_names, species_ids = s.species_ids,
                sex_names = s.sex_names, sex_ids = s.sex_ids, subjects = s.subjects,
                approach_names = s.approach_names, approach_ids = s.approach_ids,
                technique_names = s.technique_names, technique_ids = s.technique_ids,
                variables = s.variables, metadata = s.metadata, oddities = s.oddities
              from staged_asset s
              where s.load = :load and s.described and a.id = s.id
                and (a.blob, a.zarr, a.bytes, a.encoding_format, a.created, a.modified,
                     a.species_names, a.species_ids, a.sex_names, a.sex_ids, a.subjects,
                     a.approach_names, a.approach_ids, a.technique_names, a.technique_ids,
                     a.variables, a.metadata, a.oddities)
                  is distinct from
                    (s.blob, s.zarr, s.bytes, s.encoding_format, s.created, s.modified,
                     s.species_names, s.species_ids, s.sex_names, s.sex_ids, s.subjects,
                     s.approach_names, s.approach_ids, s.technique_names, s.technique_ids,
                     s.variables, s.metadata, s.oddities)
                and (:draft or not exists (
                  select from place p join version v on v.id = p.version
                  where p.asset = a.id and v.version = 'draft'))
              returning a.id, s.path),
            inserted as (
              insert into asset (
                id, blob, zarr, bytes, encoding_format, created, modified,
                species_names, species_ids, sex_names, sex_ids, subjects,
                approach_names, approach_ids, technique_names, technique_ids, variables, metadata,
                oddities)
              select
                s.id, s.blob, s.zarr, s.bytes, s.encoding_format, s.created, s.modified,
                s.species_names, s.species_ids, s.sex_names, s.sex_ids, s.subjects,
                s.approach_names, s.approach_ids, s.technique_names, s.technique_ids, s.variables,
                s.metadata, s.oddities
              from staged_asset s
              where s.load = :load and s.described
                and not exists (select from asset a where a.id = s.id)
              order by s.id
              returning id),
            gone as (
              delete from place p
              where :deleting and p.version = :version
                and not exists (
                  select from staged_asset s where s.load = :load and s.path = p.path)
              returning p.asset),
            moved as (
              update place p set asset = s.id
              from staged_asset s
              where s.load = :load and p.version = :version and p.path = s.path and p.asset <> s.id
              returning old.asset as before, new.asset as after),
            come as (
              insert into place (version, path, asset)
              select :version, s.path, s.id
              from staged_asset s
              where s.load = :load
                and not exists (
                  select from place p where p.version = :version and p.path = s.path)
              order by s.path
              returning asset),
            orphaned as (
              delete from asset a
              where a.id in (select asset from gone union select before from moved)
                and not exists (select from staged_asset s where s.load = :load and s.id = a.id)
                and not exists (
                  select from place p
                  where p.asset = a.id
                    and (p.version <> :version
                      or not :deleting and not exists (
                        select from staged_asset s where s.load = :load and s.path = p.path)))),
            due as (
              insert into outbox (kind, key, due)
              select 'asset', id::text, clock_timestamp() from (
                select id from updated
                union select id from inserted
                union select asset from gone
                union select before from moved
                union select after from moved
                union select asset from come) touched
              order by id
              on conflict (kind, key) do update
                set revision = outbox.revision + 1, due = clock_timestamp())
            select (select count(*) from come) as added,
                   (select count(*) from moved)
                     + (select count(*) from updated u
                        join place p on p.version = :version and p.path = u.path and p.asset = u.id)
                     as changed,
                   (select count(*) from gone) as removed
            """)
        .bind("load", load.id())
        .bind("version", version)
        .bind("draft", draft)
        .bind("deleting", deleting)
        .map(Difference::of)
        .one();
  }

  /// Marks what was proved of the content, where that is new.
  void mark(long version, ContentMark mark) {
    handle
        .createUpdate(
            """
            update version set
              content_modified = :modified, content_count = :count, content_bytes = :bytes
            where id = :version
              and (content_modified, content_count, content_bytes)
                is distinct from (cast(:modified as timestamptz), :count, :bytes)
            """)
        .bind("version", version)
        .bind("modified", mark.modified())
        .bind("count", mark.count())
        .bind("bytes", mark.bytes())
        .execute();
  }
}
