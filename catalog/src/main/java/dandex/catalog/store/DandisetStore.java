package dandex.catalog.store;

import dandex.catalog.Dandiset;
import dandex.catalog.DandisetId;
import dandex.catalog.Json;
import dandex.catalog.Version;
import dandex.catalog.VersionId;
import dandex.catalog.VersionKey;
import dandex.catalog.Watermark;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;

/// Dandisets, their watermarks, their tombstones.
public final class DandisetStore {
  private final Jdbi jdbi;
  private final Transactions transactions;

  DandisetStore(Jdbi jdbi) {
    this.jdbi = jdbi;
    this.transactions = new Transactions(jdbi);
  }

  /// All dandisets that are here, with what the archive's list said when each was stored whole; one
  /// that never was stored whole has no entry in the map but may have versions.
  public Map<DandisetId, Watermark> watermarks() {
    var watermarks = new LinkedHashMap<DandisetId, Watermark>();
    jdbi.useHandle(handle ->
        handle
            .createQuery("select * from watermark order by dandiset")
            .map(WatermarkRow::of)
            .forEach(row -> watermarks.put(row.dandiset(), row.watermark())));
    return watermarks;
  }

  /// Identifiers of all dandisets that are here.
  public List<DandisetId> identifiers() {
    return jdbi.withHandle(handle ->
        handle.createQuery("select id from dandiset order by id").mapTo(DandisetId.class).list());
  }

  /// To be called last, when every version of the dandiset was kept.
  public void mark(DandisetId dandiset, Watermark watermark) {
    var published = watermark.published();
    jdbi.useHandle(handle ->
        handle
            .createUpdate(
                """
                insert into watermark (
                  dandiset, draft_modified, published, published_modified, asset_count, bytes)
                values (
                  :dandiset, :draftModified, :published, :publishedModified, :assetCount, :bytes)
                on conflict (dandiset) do update set
                  draft_modified = excluded.draft_modified, published = excluded.published,
                  published_modified = excluded.published_modified,
                  asset_count = excluded.asset_count, bytes = excluded.bytes
                where (watermark.draft_modified, watermark.published, watermark.published_modified,
                       watermark.asset_count, watermark.bytes)
                  is distinct from
                      (excluded.draft_modified, excluded.published, excluded.published_modified,
                       excluded.asset_count, excluded.bytes)
                """)
            .bind("dandiset", dandiset.digits())
            .bindByType("draftModified", watermark.draftModified(), Instant.class)
            .bind("published", published == null ? null : published.text())
            .bindByType("publishedModified", watermark.publishedModified(), Instant.class)
            .bind("assetCount", watermark.assetCount())
            .bind("bytes", watermark.bytes())
            .execute());
  }

  /// Removes a dandiset with all its versions, and assets that stand nowhere else; leaves a
  /// tombstone. Everything touched is to be mirrored. Of a dandiset that is not here nothing is
  /// left, no tombstone either.
  ///
  /// @param reason `deleted` or `embargoed`
  /// @return how many paths were removed, over all versions
  public Difference withdraw(DandisetId dandiset, String reason, Instant at) {
    return transactions.run(handle -> new Removals(handle).dandiset(dandiset, reason, at));
  }

  /// Dandisets that were here and are not any more.
  public List<Tombstone> tombstones() {
    return jdbi.withHandle(handle ->
        handle
            .createQuery("select dandiset, name, reason, at from tombstone order by dandiset")
            .map((row, context) ->
                new Tombstone(
                    new DandisetId(row.getString("dandiset")),
                    row.getString("name"),
                    row.getString("reason"),
                    Times.read(row, "at")))
            .list());
  }

  /// The rows asked for, in the order of the keys; keys that are not here have no entry.
  public Map<DandisetId, Dandiset> byId(Collection<DandisetId> ids) {
    var dandisets = new LinkedHashMap<DandisetId, Dandiset>();
    jdbi.useHandle(handle ->
        handle
            .createQuery(
                """
                select d.id, d.contact_person, d.embargo_status, d.stars,
                       d.created as dandiset_created, d.modified as dandiset_modified
                from unnest(:ids) with ordinality as asked (id, n)
                  join dandiset d on d.id = asked.id
                order by asked.n
                """)
            .bindArray("ids", DandisetId.class, ids)
            .map(DescriptionRows::dandiset)
            .forEach(dandiset -> dandisets.put(dandiset.id(), dandiset)));
    return dandisets;
  }

  /// All versions of each dandiset, newest published first, the draft last; without metadata (their
  /// `metadata` is `{}`) unless asked for.
  public Map<DandisetId, List<Version>> versions(Collection<DandisetId> ids, boolean metadata) {
    var versions = new LinkedHashMap<DandisetId, List<Version>>();
    described(ids, metadata).forEach((id, row) -> versions.put(id, row.versions()));
    return versions;
  }

  /// The dandisets that have a version, with their versions, in the order of the keys; without the
  /// metadata of the versions (it is `{}`) unless asked for. One statement.
  public Map<DandisetId, DandisetRow> described(Collection<DandisetId> ids, boolean metadata) {
    var versions = new LinkedHashMap<Dandiset, List<Version>>();
    jdbi.useHandle(handle ->
        handle
            .createQuery(
                """
                select d.id, d.contact_person, d.embargo_status, d.stars,
                       d.created as dandiset_created, d.modified as dandiset_modified,
                       v.dandiset, v.version, v.name, v.status, v.asset_count, v.bytes,
                       v.created, v.modified, v.description, v.keywords, v.contributors,
                       v.licenses, v.doi, v.species_names, v.species_ids, v.approach_names,
                       v.approach_ids, v.technique_names, v.technique_ids, v.variables,
                       case when :metadata then v.metadata else '{}' end as metadata,
                       v.oddities
                from unnest(:ids) with ordinality as asked (id, n)
                  join dandiset d on d.id = asked.id
                  join version v on v.dandiset = d.id
                order by asked.n, v.version = 'draft', v.version desc
                """)
            .bindArray("ids", DandisetId.class, new LinkedHashSet<>(ids))
            .bind("metadata", metadata)
            .map(DescriptionRows::described)
            .forEach(one ->
                versions
                    .computeIfAbsent(one.dandiset(), _ -> new ArrayList<>())
                    .add(one.version())));
    var rows = new LinkedHashMap<DandisetId, DandisetRow>();
    versions.forEach((dandiset, own) -> rows.put(dandiset.id(), new DandisetRow(dandiset, own)));
    return rows;
  }

  /// Numbers of subjects, as the assets summary of the draft has them, else that of the newest
  /// published version; dandisets of which it is not known have no entry.
  public Map<DandisetId, Long> subjectCounts(Collection<DandisetId> ids) {
    var counts = new LinkedHashMap<DandisetId, Long>();
    jdbi.useHandle(handle ->
        handle
            .createQuery(
                """
                select asked.id, shown.subject_count
                from unnest(:ids) as asked (id)
                  cross join lateral (
                    select v.subject_count from version v where v.dandiset = asked.id
                    order by v.version = 'draft' desc, v.version desc limit 1) as shown
                where shown.subject_count is not null
                """)
            .bindArray("ids", DandisetId.class, ids)
            .map((row, context) ->
                counts.put(new DandisetId(row.getString("id")), row.getLong("subject_count")))
            .list());
    return counts;
  }

  /// The metadata of versions, in the order of the keys.
  public Map<VersionKey, Json> metadata(Collection<VersionKey> keys) {
    var asked = List.copyOf(new LinkedHashSet<>(keys));
    var metadata = new LinkedHashMap<VersionKey, Json>();
    jdbi.useHandle(handle ->
        handle
            .createQuery(
                """
                select v.dandiset, v.version, v.metadata
                from unnest(:dandisets, :versions) with ordinality as asked (dandiset, version, n)
                  join version v on v.dandiset = asked.dandiset and v.version = asked.version
                order by asked.n
                """)
            .bindArray("dandisets", String.class, each(asked, key -> key.dandiset().digits()))
            .bindArray("versions", String.class, each(asked, key -> key.version().text()))
            .map((row, _) ->
                Map.entry(
                    new VersionKey(
                        new DandisetId(row.getString("dandiset")),
                        new VersionId(row.getString("version"))),
                    new Json(row.getString("metadata"))))
            .forEach(row -> metadata.put(row.getKey(), row.getValue())));
    return metadata;
  }

  private static List<String> each(List<VersionKey> keys, Function<VersionKey, String> part) {
    return keys.stream().map(part).toList();
  }

  /// Published versions that are here.
  public List<VersionId> published(DandisetId dandiset) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                """
                select version from version
                where dandiset = :dandiset and version <> 'draft'
                order by version
                """)
            .bind("dandiset", dandiset.digits())
            .mapTo(VersionId.class)
            .list());
  }
}
