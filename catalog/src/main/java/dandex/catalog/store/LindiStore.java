package dandex.catalog.store;

import dandex.catalog.AssetId;
import dandex.catalog.DandisetId;
import dandex.catalog.LindiFile;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/// What came of asking for LINDI files, and what was in them.
public final class LindiStore {
  private static final UUID BEFORE_ALL = new UUID(0, 0);

  private final Jdbi jdbi;
  private final Transactions transactions;

  LindiStore(Jdbi jdbi) {
    this.jdbi = jdbi;
    this.transactions = new Transactions(jdbi);
  }

  /// An asset whose LINDI file is due, with what makes the request conditional.
  public record Due(
      AssetId asset,
      DandisetId dandiset,
      Instant modified,
      int misses,
      @Nullable String etag,
      @Nullable String lastModified) {}

  /// How one asking ended.
  public sealed interface Outcome {
    Due due();

    /// A file was read.
    record Read(Due due, LindiFile file) implements Outcome {}

    /// The file is the one that is stored (304).
    record Unchanged(Due due, String url) implements Outcome {}

    /// There is none (404).
    record Absent(Due due, String url) implements Outcome {}

    /// The file cannot be used.
    record Rejected(Due due, String url, String reason) implements Outcome {}

    /// The host could not be asked.
    record Failed(Due due, String url, String reason) implements Outcome {}
  }

  /// Up to `limit` NWB assets (`application/x-nwb`, no zarr) whose file is due, by asset id after
  /// the given one: never asked for, modified since, processed by an older version of the reader,
  /// or past its due date. The dandiset is the first in which the asset stands, drafts before
  /// others. What an older version of the reader processed is to be read whatever the host says of
  /// it, so nothing makes that request conditional.
  public List<Due> due(Instant now, int processingVersion, @Nullable AssetId after, int limit) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                """
                select a.id, home.dandiset, a.modified, coalesce(l.misses, 0) as misses,
                       case when l.processing_version = :processingVersion then l.etag end
                         as etag,
                       case when l.processing_version = :processingVersion then l.last_modified end
                         as last_modified
                from asset a
                  left join lindi l on l.asset = a.id
                  join lateral (
                    select v.dandiset from place p join version v on v.id = p.version
                    where p.asset = a.id
                    order by v.version = 'draft' desc, v.dandiset
                    limit 1) home on true
                where a.encoding_format = 'application/x-nwb' and a.zarr is null
                  and a.id > :after
                  and (l.asset is null or l.asset_modified <> a.modified
                       or l.processing_version < :processingVersion or l.due_at <= :now)
                order by a.id
                limit :limit
                """)
            .bind("now", now)
            .bind("processingVersion", processingVersion)
            .bind("after", after == null ? BEFORE_ALL : after.uuid())
            .bind("limit", limit)
            .map(LindiRows::due)
            .list());
  }

  /// How many are due.
  public long dueCount(Instant now, int processingVersion) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                """
                select count(*)
                from asset a left join lindi l on l.asset = a.id
                where a.encoding_format = 'application/x-nwb' and a.zarr is null
                  and (l.asset is null or l.asset_modified <> a.modified
                       or l.processing_version < :processingVersion or l.due_at <= :now)
                  and exists (select from place p where p.asset = a.id)
                """)
            .bind("now", now)
            .bind("processingVersion", processingVersion)
            .mapTo(Long.class)
            .one());
  }

  /// Stores a batch of outcomes, each with the date when it is to be asked for again; what a
  /// document says of a file is to be mirrored when it changed. A worse outcome keeps the structure
  /// and objects that are stored. An asset that left meanwhile is passed over, and so is one that
  /// is said to be unchanged while nothing of it is stored: it stays due. Safe to repeat.
  ///
  /// @param run the run that asked
  /// @param at when it asked
  /// @return added and changed: files whose structure is new or other; removed: always 0
  public Difference keep(
      long run, int processingVersion, Instant at, List<Outcome> outcomes, List<Instant> dueAgain) {
    if (outcomes.size() != dueAgain.size()) {
      throw new IllegalArgumentException(
          outcomes.size() + " outcomes with " + dueAgain.size() + " dates");
    }
    if (outcomes.isEmpty()) return Difference.NONE;
    var asking = new LindiAsking(run, processingVersion, at);
    var answers = LindiAnswer.of(outcomes, dueAgain);
    return transactions.run(handle -> {
      var files = new LindiFiles(handle, asking);
      var here = files.lock(answers);
      var living = answers.stream().filter(answer -> here.containsKey(answer.asset())).toList();
      files.keepUnchanged(living.stream().filter(LindiAnswer::isUnchanged).toList());
      var others = living.stream().filter(answer -> !answer.isUnchanged()).toList();
      var hashes = new NwbRows(handle).replace(LindiAnswer.read(others), here);
      return files.keep(others, hashes);
    });
  }

  /// What is known of the files of these assets, in the order of the keys; an asset whose file was
  /// never asked for has no entry.
  ///
  /// @param structure false leaves `structure` null
  public Map<AssetId, LindiRecord> byAsset(Collection<AssetId> ids, boolean structure) {
    var records = new LinkedHashMap<AssetId, LindiRecord>();
    jdbi.useHandle(handle ->
        handle
            .createQuery(
                """
                select l.asset, l.state, l.reason, l.url, l.processed_at, l.processing_version,
                       l.structure_chars, l.generation_metadata,
                       case when :structure then l.structure end as structure
                from unnest(:ids) with ordinality as asked (id, n)
                  join lindi l on l.asset = asked.id
                order by asked.n
                """)
            .bindArray("ids", AssetId.class, new LinkedHashSet<>(ids))
            .bind("structure", structure)
            .map(LindiRows::record)
            .forEach(row -> records.put(row.asset(), row.value())));
    return records;
  }
}
