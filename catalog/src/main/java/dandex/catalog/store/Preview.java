package dandex.catalog.store;

import dandex.catalog.Dandiset;
import dandex.catalog.DandisetId;
import dandex.catalog.Version;
import dandex.catalog.VersionId;
import org.jdbi.v3.core.Handle;

/// What statements that write would change, asked without writing.
record Preview(Handle handle) {
  /// Paths of the version that would hold another revision, or other content of the same one.
  ///
  /// @param isDraftRehearsed whether the dandiset's draft would hold what was remembered of it
  long changed(Load load, Version version, boolean isDraftRehearsed) {
    return handle
        .createQuery(
            """
            select count(*)
            from version v
              join place p on p.version = v.id
              join staged_asset s on s.load = :load and s.path = p.path
              left join asset a on a.id = s.id
            where v.dandiset = :dandiset and v.version = :version
              and (p.asset <> s.id
                or s.described
                  and (:version = 'draft'
                    or not exists (select from rehearsed_draft r where r.asset = a.id)
                    and not exists (
                      select from place o join version d on d.id = o.version
                      where o.asset = a.id and d.version = 'draft'
                        and (d.dandiset <> :dandiset or not :isDraftRehearsed)))
                  and (a.blob, a.zarr, a.bytes, a.encoding_format, a.created, a.modified,
                       a.species_names, a.species_ids, a.sex_names, a.sex_ids, a.subjects,
                       a.approach_names, a.approach_ids, a.technique_names, a.technique_ids,
                       a.variables, a.oddities, a.metadata)
                    is distinct from
                      (s.blob, s.zarr, s.bytes, s.encoding_format, s.created, s.modified,
                       s.species_names, s.species_ids, s.sex_names, s.sex_ids, s.subjects,
                       s.approach_names, s.approach_ids, s.technique_names, s.technique_ids,
                       s.variables, s.oddities, s.metadata))
            """)
        .bind("load", load.id())
        .bind("dandiset", version.dandiset().digits())
        .bind("version", version.id().text())
        .bind("isDraftRehearsed", isDraftRehearsed)
        .mapTo(Long.class)
        .one();
  }

  /// Remembers what the draft would hold, whose metadata wins over that of published versions.
  void rememberDraft(Load load, Version version, boolean deleting) {
    handle
        .createUpdate(
            """
            insert into rehearsed_draft (asset)
            select id from staged_asset where load = :load
            union
            select p.asset from place p join version v on v.id = p.version
            where not :deleting and v.dandiset = :dandiset and v.version = 'draft'
              and not exists (
                select from staged_asset s where s.load = :load and s.path = p.path)
            """)
        .bind("load", load.id())
        .bind("dandiset", version.dandiset().digits())
        .bind("deleting", deleting)
        .execute();
  }

  /// Whether either row is missing or differs in what people see of it.
  boolean differs(Dandiset dandiset, Version version) {
    return handle
        .createQuery(
            """
            select not exists (
              select from dandiset d join version v on v.dandiset = d.id
              where d.id = :dandiset and v.version = :version
                and (d.contact_person, d.embargo_status, d.stars, d.created, d.modified)
                  is not distinct from (:contactPerson, :embargoStatus, :stars,
                    cast(:dandisetCreated as timestamptz), cast(:dandisetModified as timestamptz))
                and (v.name, v.status, v.asset_count, v.bytes, v.created, v.modified, v.metadata)
                  is not distinct from (:name, :status, :assetCount, :bytes,
                    cast(:created as timestamptz), cast(:modified as timestamptz),
                    cast(:metadata as jsonb)))
            """)
        .bind("dandiset", dandiset.id().digits())
        .bind("contactPerson", dandiset.contactPerson())
        .bind("embargoStatus", dandiset.embargoStatus())
        .bind("stars", dandiset.stars())
        .bind("dandisetCreated", dandiset.created())
        .bind("dandisetModified", dandiset.modified())
        .bind("version", version.id().text())
        .bind("name", version.name())
        .bind("status", version.status())
        .bind("assetCount", version.assetCount())
        .bind("bytes", version.bytes())
        .bind("created", version.created())
        .bind("modified", version.modified())
        .bind("metadata", version.metadata().text())
        .mapTo(Boolean.class)
        .one();
  }

  /// How many assets stand in a version.
  long paths(DandisetId dandiset, VersionId version) {
    return handle
        .createQuery(
            """
            select count(*) from place p join version v on v.id = p.version
            where v.dandiset = :dandiset and v.version = :version
            """)
        .bind("dandiset", dandiset.digits())
        .bind("version", version.text())
        .mapTo(Long.class)
        .one();
  }
}
