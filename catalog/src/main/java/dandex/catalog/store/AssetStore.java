package dandex.catalog.store;

import static java.util.Objects.requireNonNull;

import dandex.catalog.Asset;
import dandex.catalog.AssetId;
import dandex.catalog.NwbFile;
import dandex.catalog.NwbItem;
import dandex.catalog.NwbObject;
import dandex.catalog.Place;
import dandex.catalog.StandingAsset;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;

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

  /// Assets with their places, without which they are not here.
  public Map<AssetId, StandingAsset> placed(Collection<AssetId> ids) {
    var places = new LinkedHashMap<AssetId, List<Place>>();
    var assets = new HashMap<AssetId, Asset>();
    jdbi.useHandle(handle ->
        handle
            .createQuery(
                """
                select a.id, a.blob, a.zarr, a.bytes, a.encoding_format, a.created, a.modified,
                       a.species_names, a.species_ids, a.sex_names, a.sex_ids, a.subjects,
                       a.approach_names, a.approach_ids, a.technique_names, a.technique_ids,
                       a.variables, '{}' as metadata, a.oddities,
                       v.dandiset, v.version, v.latest, p.path
                from unnest(:ids) with ordinality as asked (id, n)
                  join asset a on a.id = asked.id
                  join place p on p.asset = asked.id
                  join version v on v.id = p.version
                order by asked.n, v.version = 'draft' desc, v.latest desc, v.dandiset, v.version,
                  p.path
                """)
            .bindArray("ids", AssetId.class, new LinkedHashSet<>(ids))
            .map((row, context) -> {
              var id = AssetRows.id(row, "id");
              if (!assets.containsKey(id)) assets.put(id, AssetRows.asset(row, context));
              return new AssetRows.Of<>(id, AssetRows.place(row));
            })
            .forEach(row ->
                places.computeIfAbsent(row.asset(), _ -> new ArrayList<>()).add(row.value())));
    var rows = new LinkedHashMap<AssetId, StandingAsset>();
    places.forEach(
        (id, own) -> rows.put(id, new StandingAsset(requireNonNull(assets.get(id)), own)));
    return rows;
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
        (row, _) -> new AssetRows.Of<>(AssetRows.id(row, "asset"), AssetRows.place(row)));
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
        NwbContentRows::object);
  }

  /// Everything in the NWB file of each asset, by path, with a neurodata type or without.
  public Map<AssetId, List<NwbItem>> items(Collection<AssetId> ids) {
    return grouped(
        """
        select i.* from unnest(:ids) with ordinality as asked (id, n)
          join nwb_item i on i.asset = asked.id
        order by asked.n, i.path
        """,
        ids,
        NwbContentRows::item);
  }

  /// Everything in the NWB file of each asset, in one statement: what has a neurodata type apart
  /// from what has none.
  public Contained contents(Collection<AssetId> ids) {
    var contained = new Contained(new LinkedHashMap<>(), new LinkedHashMap<>());
    jdbi.useHandle(handle ->
        handle
            .createQuery(
                """
                select i.* from unnest(:ids) with ordinality as asked (id, n)
                  join nwb_item i on i.asset = asked.id
                order by asked.n, i.path
                """)
            .bindArray("ids", AssetId.class, new LinkedHashSet<>(ids))
            .map(contained::add)
            .forEach(_ -> {}));
    return contained;
  }

  /// What is in NWB files, by asset.
  public record Contained(
      Map<AssetId, List<NwbItem>> untyped, Map<AssetId, List<NwbObject>> typed) {
    /// Without a neurodata type.
    public List<NwbItem> items(AssetId asset) {
      return untyped.getOrDefault(asset, List.of());
    }

    /// With one.
    public List<NwbObject> objects(AssetId asset) {
      return typed.getOrDefault(asset, List.of());
    }

    private boolean add(ResultSet row, StatementContext context) throws SQLException {
      var asset = AssetRows.id(row, "asset");
      return row.getString("neurodata_type") == null
          ? of(untyped, asset).add(NwbContentRows.item(row))
          : of(typed, asset).add(NwbContentRows.object(row));
    }

    private static <T> List<T> of(Map<AssetId, List<T>> rows, AssetId asset) {
      return rows.computeIfAbsent(asset, _ -> new ArrayList<>());
    }
  }

  /// What the NWB file of each asset says of itself.
  public Map<AssetId, NwbFile> files(Collection<AssetId> ids) {
    var files = new LinkedHashMap<AssetId, NwbFile>();
    grouped(
            """
            select f.* from unnest(:ids) with ordinality as asked (id, n)
              join nwb_file f on f.asset = asked.id
            order by asked.n
            """,
            ids,
            NwbContentRows::file)
        .forEach((id, rows) -> files.put(id, rows.getFirst()));
    return files;
  }

  /// The neurodata types in the NWB file of each asset, without their ancestors, each once.
  public Map<AssetId, List<String>> neurodataTypes(Collection<AssetId> ids) {
    var types = new LinkedHashMap<AssetId, List<String>>();
    grouped(
            """
            select f.asset, f.neurodata_types from unnest(:ids) with ordinality as asked (id, n)
              join nwb_file f on f.asset = asked.id
            order by asked.n
            """,
            ids,
            (row, _) ->
                new AssetRows.Of<>(AssetRows.id(row, "asset"), Terms.words(row, "neurodata_types")))
        .forEach((id, rows) -> types.put(id, rows.getFirst()));
    return types;
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
