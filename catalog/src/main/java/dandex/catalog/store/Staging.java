package dandex.catalog.store;

import dandex.catalog.AssetId;
import dandex.catalog.ListedAsset;
import dandex.catalog.PlacedAsset;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// The pages of readings that are under way, seen by nobody until they are kept.
record Staging(Handle handle) {
  Load begin() {
    var id =
        handle
            .createQuery("insert into staged_load default values returning id")
            .mapTo(UUID.class)
            .one();
    return new Load(id);
  }

  void stage(Load load, List<PlacedAsset> page) {
    var rows = new CopyRows(22);
    for (var placed : page) add(rows, load, placed);
    rows.into(
        handle,
        """
        copy staged_asset (
          load, described, path, id, blob, zarr, bytes, encoding_format, created, modified,
          species_names, species_ids, sex_names, sex_ids, subjects,
          approach_names, approach_ids, technique_names, technique_ids, variables, metadata,
          oddities)
        from stdin (format binary)
        """);
  }

  private static void add(CopyRows rows, Load load, PlacedAsset placed) {
    var asset = placed.asset();
    var topics = asset.topics();
    rows.row()
        .uuid(load.id())
        .flag(true)
        .text(placed.path())
        .uuid(asset.id().uuid())
        .uuid(asset.blob())
        .uuid(asset.zarr())
        .number(asset.bytes())
        .text(asset.encodingFormat())
        .time(asset.created())
        .time(asset.modified())
        .texts(Terms.names(topics.species()))
        .texts(Terms.identifiers(topics.species()))
        .texts(Terms.names(topics.sexes()))
        .texts(Terms.identifiers(topics.sexes()))
        .texts(topics.subjects())
        .texts(Terms.names(topics.approaches()))
        .texts(Terms.identifiers(topics.approaches()))
        .texts(Terms.names(topics.measurementTechniques()))
        .texts(Terms.identifiers(topics.measurementTechniques()))
        .texts(topics.variablesMeasured())
        .json(asset.metadata())
        .texts(asset.oddities());
  }

  void stageListed(Load load, List<ListedAsset> page) {
    var rows = new CopyRows(4);
    for (var listed : page) {
      rows.row().uuid(load.id()).flag(false).text(listed.path()).uuid(listed.id().uuid());
    }
    rows.into(handle, "copy staged_asset (load, described, path, id) from stdin (format binary)");
  }

  /// Takes the load, so that it is kept once: what it staged is there until the transaction ends.
  void take(Load load) {
    var taken =
        handle
            .createUpdate("delete from staged_load where id = :load")
            .bind("load", load.id())
            .execute();
    if (taken == 0) throw new IllegalStateException("load " + load.id() + " is not under way");
  }

  /// Refuses a load in which a path or an asset stands twice, or an asset is only listed that is
  /// not here.
  void check(Load load) {
    var fault =
        handle
            .createQuery(
                """
                select fault from (
                  (select 'path ' || path || ' was staged twice' as fault
                   from staged_asset where load = :load
                   group by path having count(*) > 1 limit 1)
                  union all
                  (select 'asset ' || id || ' was staged at ' || string_agg(path, ' and ' order by path)
                   from staged_asset where load = :load
                   group by id having count(*) > 1 limit 1)
                  union all
                  (select 'asset ' || s.id || ' at ' || s.path || ' was only listed, but is not here any more'
                   from staged_asset s
                   where s.load = :load and not s.described
                     and not exists (select from asset a where a.id = s.id) limit 1))
                limit 1
                """)
            .bind("load", load.id())
            .mapTo(String.class)
            .findOne();
    if (fault.isPresent()) throw new IllegalStateException(fault.get());
  }

  /// Moves described assets from another load to this one.
  ///
  /// @return which of those asked for were there
  Set<AssetId> adopt(Load from, Load to, Collection<AssetId> assets) {
    return handle
        .createQuery(
            """
            with adopted as (
              update staged_asset set load = :to
              where load = :from and described and id = any(:assets)
              returning id)
            select id from adopted
            """)
        .bind("from", from.id())
        .bind("to", to.id())
        .bindArray("assets", AssetId.class, assets)
        .mapTo(AssetId.class)
        .toCollection(LinkedHashSet::new);
  }

  void forget(Load load) {
    handle
        .createUpdate(
            """
            with load as (delete from staged_load where id = :load)
            delete from staged_asset where load = :load
            """)
        .bind("load", load.id())
        .execute();
  }

  void sweep() {
    handle.execute("truncate staged_load, staged_asset");
  }
}
