package dandex.catalog.store;

import dandex.catalog.Asset;
import dandex.catalog.AssetId;
import dandex.catalog.NwbObject;
import dandex.catalog.Place;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;

/// Assets as they are read back. Each method is one statement; the maps are in the order of the
/// keys asked for, and keys that are not here have no entry.
public final class AssetStore {
  private final Jdbi jdbi;

  AssetStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /// @param metadata false leaves `metadata` as `{}`
  public Map<AssetId, Asset> byId(Collection<AssetId> ids, boolean metadata) {
    var assets = new LinkedHashMap<AssetId, Asset>();
    jdbi.useHandle(handle ->
        handle
            .createQuery(
                """
                select a.id, a.blob, a.zarr, a.bytes, a.encoding_format, a.created, a.modified,
                       a.species_names, a.species_ids, a.sex_names, a.sex_ids, a.subjects,
                       a.approach_names, a.approach_ids, a.technique_names, a.technique_ids,
                       a.variables, case when :metadata then a.metadata else '{}' end as metadata,
                       a.oddities
                from unnest(:ids) with ordinality as asked (id, n)
                  join asset a on a.id = asked.id
                order by asked.n
                """)
            .bindArray("ids", AssetId.class, ids)
            .bind("metadata", metadata)
            .map(AssetRows::asset)
            .forEach(asset -> assets.put(asset.id(), asset)));
    return assets;
  }

  /// Where each asset stands: drafts first, then latest versions, then the others; by dandiset,
  /// version and path.
  public Map<AssetId, List<Place>> places(Collection<AssetId> ids) {
    return grouped(
        """
        select p.asset, v.dandiset, v.version, v.latest, p.path
        from unnest(:ids) with ordinality as asked (id, n)
          join place p on p.asset = asked.id
          join version v on v.id = p.version
        order by asked.n, v.version = 'draft' desc, v.latest desc, v.dandiset, v.version, p.path
        """,
        ids,
        AssetRows::place);
  }

  /// All NWB objects of each asset by path.
  public Map<AssetId, List<NwbObject>> objects(Collection<AssetId> ids) {
    return grouped(
        """
        select o.* from unnest(:ids) with ordinality as asked (id, n)
          join nwb_object o on o.asset = asked.id
        order by asked.n, o.path
        """,
        ids,
        AssetRows::object);
  }

  private <T> Map<AssetId, List<T>> grouped(
      String query, Collection<AssetId> ids, RowMapper<AssetRows.Of<T>> mapper) {
    var groups = new LinkedHashMap<AssetId, List<T>>();
    jdbi.useHandle(handle ->
        handle
            .createQuery(query)
            .bindArray("ids", AssetId.class, new LinkedHashSet<>(ids))
            .map(mapper)
            .forEach(row ->
                groups.computeIfAbsent(row.asset(), _ -> new ArrayList<>()).add(row.value())));
    return groups;
  }
}
