package dandex.catalog.store;

import dandex.catalog.AssetId;
import dandex.catalog.DandisetId;
import dandex.catalog.Version;
import java.util.Collection;
import org.jdbi.v3.core.Handle;

/// Keeps the vocabulary, in the transactions that change what it counts. Rows are taken in the
/// order of their keys, after all assets.
record VocabularyRows(Handle handle) {
  /// Follows a version that was kept. A published one does not show while there is a draft.
  void follow(Version version) {
    if (version.id().isDraft() || !hasDraft(version.dandiset())) recount(version.dandiset());
  }

  /// Counts the words of a dandiset anew; rows that are right already are not written.
  void recount(DandisetId dandiset) {
    handle
        .createUpdate(
            """
            with due as materialized (
              select * from vocabulary_due where dandiset = :dandiset),
            gone as (
              delete from vocabulary v
              where v.dandiset = :dandiset
                and not exists (
                  select from due where due.kind = v.kind and due.written = v.written))
            insert into vocabulary (dandiset, kind, written, identifier, count)
            select due.dandiset, due.kind, due.written, due.identifier, due.count
            from due left join vocabulary v
              on v.dandiset = due.dandiset and v.kind = due.kind and v.written = due.written
            where v.count is null
              or (v.identifier, v.count) is distinct from (due.identifier, due.count)
            order by due.kind, due.written
            on conflict (dandiset, kind, written) do update
              set identifier = excluded.identifier, count = excluded.count
            """)
        .bind("dandiset", dandiset.digits())
        .execute();
  }

  /// Adds the words of NWB files to those of the dandisets that show them. The assets are locked,
  /// so no dandiset comes to show one meanwhile, nor ceases to.
  void add(Collection<AssetId> assets) {
    count(assets, 1);
  }

  /// Takes them away again, before the files change. What is left with a count of 0 is not shown.
  void subtract(Collection<AssetId> assets) {
    count(assets, -1);
  }

  private void count(Collection<AssetId> assets, int each) {
    handle
        .createUpdate(
            """
            insert into vocabulary (dandiset, kind, written, count)
            select s.dandiset, w.kind, w.word, :each * count(*)
            from nwb_file f
              join place p on p.asset = f.asset
              join shown_version s on s.id = p.version
              cross join lateral (
                select 'NEURODATA_TYPE', word from unnest(f.neurodata_types) as word
                union all
                select 'COLUMN', word from unnest(f.columns) as word
                union all
                select 'ELECTRODE_LOCATION', word from unnest(f.electrode_locations) as word)
                as w (kind, word)
            where f.asset = any(:assets) and length(w.word) between 1 and 300
            group by s.dandiset, w.kind, w.word
            order by s.dandiset, w.kind, w.word
            on conflict (dandiset, kind, written) do update
              set count = vocabulary.count + excluded.count
            """)
        .bindArray("assets", AssetId.class, assets)
        .bind("each", each)
        .execute();
  }

  private boolean hasDraft(DandisetId dandiset) {
    return handle
        .createQuery(
            "select exists (select from version where dandiset = :dandiset and version = 'draft')")
        .bind("dandiset", dandiset.digits())
        .mapTo(Boolean.class)
        .one();
  }
}
