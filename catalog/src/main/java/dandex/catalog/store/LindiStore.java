package dandex.catalog.store;

import dandex.catalog.AssetId;
import dandex.catalog.DandisetId;
import dandex.catalog.Json;
import dandex.catalog.LindiFile;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/// What came of asking for LINDI files, and what was in them.
public final class LindiStore {
  private final Jdbi jdbi;
  private final Transactions transactions;

  LindiStore(Jdbi jdbi) {
    this.jdbi = jdbi;
    this.transactions = new Transactions(jdbi);
  }

  /// An asset whose LINDI file is due, with what may save its transfer. Of what an older version of
  /// the reader processed there is nothing such: it is to be read whatever the host says of it.
  ///
  /// @param misses how often in a row it was absent or rejected
  /// @param failures how often in a row its host could not be asked
  /// @param generation how the stored file was made and when, where nothing else tells whether it
  ///   is still the same: it was read, and its host gave no validator
  public record Due(
      AssetId asset,
      DandisetId dandiset,
      Instant modified,
      int misses,
      int failures,
      @Nullable String etag,
      @Nullable String lastModified,
      @Nullable Json generation) {
    /// One whose host never failed.
    public Due(
        AssetId asset,
        DandisetId dandiset,
        Instant modified,
        int misses,
        @Nullable String etag,
        @Nullable String lastModified) {
      this(asset, dandiset, modified, misses, 0, etag, lastModified, null);
    }
  }

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

  /// Up to `limit` of the files that a selection takes, after the given one. The dandiset of each
  /// is the first in which the asset stands, drafts before others, whatever the selection names.
  public List<LindiChosen> due(LindiSelection selection, @Nullable LindiChosen after, int limit) {
    return jdbi.withHandle(handle -> new LindiChoice(handle, selection).page(after, limit));
  }

  /// How many files a selection takes.
  public long dueCount(LindiSelection selection) {
    return jdbi.withHandle(handle -> new LindiChoice(handle, selection).count());
  }

  /// Up to `limit` of the assets that a selection looks at and leaves, by asset id after the given
  /// one. Assets that were named are looked at wherever they stand.
  public List<LindiLeft.Of> left(LindiSelection selection, @Nullable AssetId after, int limit) {
    return jdbi.withHandle(handle -> new LindiChoice(handle, selection).left(after, limit));
  }

  /// The same by reason, with the number of assets, most frequent first.
  public List<LindiLeft.Group> leftByReason(LindiSelection selection) {
    return jdbi.withHandle(handle -> new LindiChoice(handle, selection).groups());
  }

  /// Which of these assets stand in no version that is here.
  public Set<AssetId> unknown(Collection<AssetId> assets) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                """
                select id from unnest(:assets) with ordinality as asked (id, n)
                where not exists (select from place p where p.asset = asked.id)
                order by n
                """)
            .bindArray("assets", AssetId.class, assets)
            .mapTo(AssetId.class)
            .toCollection(LinkedHashSet::new));
  }

  /// Which of these dandisets are not here.
  public Set<DandisetId> unknownDandisets(Collection<DandisetId> dandisets) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                """
                select asked.id from unnest(:dandisets) as asked (id)
                where not exists (select from dandiset d where d.id = asked.id)
                order by asked.id
                """)
            .bindArray("dandisets", DandisetId.class, dandisets)
            .mapTo(DandisetId.class)
            .toCollection(LinkedHashSet::new));
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

  /// The attributes of groups and datasets as the file has them, those of LINDI itself left out;
  /// what has none, or is not here, has no entry. The document of a file is taken apart once.
  public Map<ItemPath, Json> attributes(Collection<ItemPath> items) {
    var asked = List.copyOf(items);
    var attributes = new LinkedHashMap<ItemPath, Json>();
    jdbi.useHandle(handle ->
        handle
            .createQuery(
                """
                with asked as (select * from unnest(:assets, :paths) as a (asset, path))
                select item.asset, item.path, own.attributes
                from (select distinct asset from asked) file
                  join lindi l on l.asset = file.asset
                  cross join lateral (select l.structure -> 'refs' as refs offset 0) document
                  cross join lateral (
                    select a.asset, a.path,
                           document.refs -> (case when a.path = '/' then '' else a.path || '/' end
                                             || '.zattrs') as attributes
                    from asked a where a.asset = file.asset) item
                  cross join lateral (
                    select item.attributes - array['_SCALAR', '_COMPOUND_DTYPE', '_REFERENCE',
                                                   '_EXTERNAL_ARRAY_LINK', '_SOFT_LINK']
                           as attributes
                    where jsonb_typeof(item.attributes) = 'object') own
                where own.attributes <> '{}'
                """)
            .bindArray("assets", AssetId.class, asked.stream().map(ItemPath::asset).toList())
            .bindArray("paths", String.class, asked.stream().map(ItemPath::path).toList())
            .map((row, _) ->
                Map.entry(
                    new ItemPath(AssetRows.id(row, "asset"), row.getString("path")),
                    new Json(row.getString("attributes"))))
            .forEach(row -> attributes.put(row.getKey(), row.getValue())));
    return attributes;
  }
}
