package dandex.catalog.store;

import dandex.catalog.Dandiset;
import dandex.catalog.Version;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/// The rows of a dandiset and of its versions, apart from what stands in them. Whatever changes
/// here is due for the mirror in the same statement.
record Descriptions(Handle handle) {
  /// What became of a version's row.
  record Kept(long id, long added, long changed) {}

  /// Keeps a dandiset, which may have come back; whether it changed or not, its row is then locked.
  /// Where an embargo begins or ends, all its assets are due too.
  Difference keep(Dandiset dandiset) {
    return handle
        .createQuery(
            """
            with kept as (
              insert into dandiset (id, contact_person, embargo_status, stars, created, modified)
              values (:id, :contactPerson, :embargoStatus, :stars, :created, :modified)
              on conflict (id) do update set
                contact_person = excluded.contact_person, embargo_status = excluded.embargo_status,
                stars = excluded.stars, created = excluded.created, modified = excluded.modified
              where (dandiset.contact_person, dandiset.embargo_status, dandiset.stars,
                     dandiset.created, dandiset.modified)
                is distinct from (excluded.contact_person, excluded.embargo_status, excluded.stars,
                                  excluded.created, excluded.modified)
              returning new.id, old.id is null as added,
                        (old.embargo_status = 'OPEN') <> (new.embargo_status = 'OPEN') as turned),
            returned as (
              delete from tombstone where dandiset = :id),
            due as (
              insert into outbox (kind, key, due)
              select kind, key, clock_timestamp() from (
                select 'dandiset' as kind, id as key from kept
                union
                select 'asset', p.asset::text
                from kept k join version v on v.dandiset = k.id join place p on p.version = v.id
                where k.turned) due
              order by kind, key
              on conflict (kind, key) do update
                set revision = outbox.revision + 1, due = clock_timestamp())
            select count(*) filter (where added) as added,
                   count(*) filter (where not added) as changed, 0 as removed
            from kept
            """)
        .bind("id", dandiset.id().digits())
        .bind("contactPerson", dandiset.contactPerson())
        .bind("embargoStatus", dandiset.embargoStatus())
        .bind("stars", dandiset.stars())
        .bind("created", dandiset.created())
        .bind("modified", dandiset.modified())
        .map(Difference::of)
        .one();
  }

  /// Takes the flag from an older version where this one is the newest published. A statement of
  /// its own, as never two versions may hold it.
  void demoteOlderThan(Version version) {
    handle
        .createUpdate(
            """
            with demoted as (
              update version set latest = false
              where dandiset = :dandiset and latest and version < :version and :version <> 'draft'
              returning id, dandiset)
            insert into outbox (kind, key, due)
            select kind, key, clock_timestamp() from (
              select 'dandiset' as kind, dandiset as key from demoted
              union
              select 'asset', p.asset::text from demoted d join place p on p.version = d.id) due
            order by kind, key
            on conflict (kind, key) do update
              set revision = outbox.revision + 1, due = clock_timestamp()
            """)
        .bind("dandiset", version.dandiset().digits())
        .bind("version", version.id().text())
        .execute();
  }

  /// Keeps a version; the newest published one holds the flag, once older ones are demoted.
  Kept keep(Version version) {
    var query =
        handle.createQuery(
            """
            with kept as (
              insert into version (
                dandiset, version, latest, name, status, asset_count, bytes, created, modified,
                description, keywords, contributors, licenses, doi, species_names, species_ids,
                approach_names, approach_ids, technique_names, technique_ids, variables, metadata,
                oddities)
              values (
                :dandiset, :version,
                :version <> 'draft' and not exists (
                  select from version v
                  where v.dandiset = :dandiset and v.version <> 'draft' and v.version > :version),
                :name, :status, :assetCount, :bytes, :created, :modified,
                :description, :keywords, :contributors, :licenses, :doi, :speciesNames, :speciesIds,
                :approachNames, :approachIds, :techniqueNames, :techniqueIds, :variables,
                cast(:metadata as jsonb), :oddities)
              on conflict (dandiset, version) do update set
                latest = excluded.latest, name = excluded.name, status = excluded.status,
                asset_count = excluded.asset_count, bytes = excluded.bytes,
                created = excluded.created, modified = excluded.modified,
                description = excluded.description, keywords = excluded.keywords,
                contributors = excluded.contributors, licenses = excluded.licenses,
                doi = excluded.doi,
                species_names = excluded.species_names, species_ids = excluded.species_ids,
                approach_names = excluded.approach_names, approach_ids = excluded.approach_ids,
                technique_names = excluded.technique_names, technique_ids = excluded.technique_ids,
                variables = excluded.variables, metadata = excluded.metadata,
                oddities = excluded.oddities
              where (version.latest, version.name, version.status, version.asset_count,
                     version.bytes, version.created, version.modified, version.description,
                     version.keywords, version.contributors, version.licenses, version.doi,
                     version.species_names, version.species_ids, version.approach_names,
                     version.approach_ids, version.technique_names, version.technique_ids,
                     version.variables, version.metadata, version.oddities)
                is distinct from
                    (excluded.latest, excluded.name, excluded.status, excluded.asset_count,
                     excluded.bytes, excluded.created, excluded.modified, excluded.description,
                     excluded.keywords, excluded.contributors, excluded.licenses, excluded.doi,
                     excluded.species_names, excluded.species_ids, excluded.approach_names,
                     excluded.approach_ids, excluded.technique_names, excluded.technique_ids,
                     excluded.variables, excluded.metadata, excluded.oddities)
              returning new.id, new.dandiset, old.id is null as added,
                        old.latest <> new.latest as turned),
            due as (
              insert into outbox (kind, key, due)
              select kind, key, clock_timestamp() from (
                select 'dandiset' as kind, dandiset as key from kept
                union
                select 'asset', p.asset::text from kept k join place p on p.version = k.id
                where k.turned) due
              order by kind, key
              on conflict (kind, key) do update
                set revision = outbox.revision + 1, due = clock_timestamp())
            select coalesce(k.id, v.id) as id,
                   coalesce(k.added, false) as added, coalesce(not k.added, false) as changed
            from (values (1)) one
              left join kept k on true
              left join version v on v.dandiset = :dandiset and v.version = :version
            """);
    return bind(query, version)
        .map((row, _) ->
            new Kept(
                row.getLong("id"),
                row.getBoolean("added") ? 1 : 0,
                row.getBoolean("changed") ? 1 : 0))
        .one();
  }

  private static Query bind(Query query, Version version) {
    var topics = version.topics();
    return query
        .bind("dandiset", version.dandiset().digits())
        .bind("version", version.id().text())
        .bind("name", version.name())
        .bind("status", version.status())
        .bind("assetCount", version.assetCount())
        .bind("bytes", version.bytes())
        .bind("created", version.created())
        .bind("modified", version.modified())
        .bind("description", version.description())
        .bindArray("keywords", String.class, version.keywords())
        .bindArray("contributors", String.class, version.contributors())
        .bindArray("licenses", String.class, version.licenses())
        .bind("doi", version.doi())
        .bindArray("speciesNames", String.class, Terms.names(topics.species()))
        .bindArray("speciesIds", String.class, Terms.identifiers(topics.species()))
        .bindArray("approachNames", String.class, Terms.names(topics.approaches()))
        .bindArray("approachIds", String.class, Terms.identifiers(topics.approaches()))
        .bindArray("techniqueNames", String.class, Terms.names(topics.measurementTechniques()))
        .bindArray("techniqueIds", String.class, Terms.identifiers(topics.measurementTechniques()))
        .bindArray("variables", String.class, topics.variablesMeasured())
        .bind("metadata", version.metadata().text())
        .bindArray("oddities", String.class, version.oddities());
  }
}
