package dandex.server.find;

import dandex.catalog.AssetId;
import dandex.catalog.Filter;
import dandex.catalog.NwbObject;
import dandex.catalog.ObjectField;
import dandex.server.plan.NormalForm;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/// The NWB objects of given assets that satisfy a filter. Always on Postgres: which assets is known
/// already, and each object is a row there.
public final class ObjectFinder {
  private final Jdbi jdbi;

  public ObjectFinder(DataSource database) {
    jdbi = Columns.over(database);
  }

  /// One page for each asset, by path, in one statement for all; in the order of the assets asked
  /// for. An asset that is not here, or has no such object, has an empty page.
  ///
  /// @param first how many objects of each asset at most
  /// @param after the path of the object before the first one
  /// @param counted whether the exact number of all matches of each asset is wanted
  public Map<AssetId, ObjectPage> pages(
      Collection<AssetId> assets,
      Filter<ObjectField> filter,
      int first,
      @Nullable String after,
      boolean counted) {
    if (assets.isEmpty()) return Map.of();
    var found = new LinkedHashMap<AssetId, Rows>();
    for (var asset : assets) found.put(asset, new Rows());
    var condition = new ObjectColumns().of(NormalForm.of(filter));
    var sql = statement(found.keySet(), condition, first, after, counted);
    jdbi.useHandle(handle ->
        sql.query(handle)
            .map(ObjectRow::of)
            .forEach(row -> found.computeIfAbsent(row.asset(), _ -> new Rows()).add(row)));
    var pages = new LinkedHashMap<AssetId, ObjectPage>();
    found.forEach((asset, rows) -> pages.put(asset, rows.page(first)));
    return pages;
  }

  private static Sql statement(
      Collection<AssetId> assets,
      Sql condition,
      int first,
      @Nullable String after,
      boolean counted) {
    Object ids = assets.stream().map(AssetId::uuid).toArray(UUID[]::new);
    return Sql.joined(
        Sql.of(
            """
            select asked.asset, found.path, found.kind, found.aliases, found.target, found.shape,
              found.dtype, found.attributes, found.value, found.neurodata_type, found.namespace,
              found.namespace_version, found.ancestors, found.columns, found.rows, found.object_id,
              found.description, found.unit, counted.total
            from unnest(?) as asked (asset)
            left join lateral (
              select o.* from nwb_object o where o.asset = asked.asset and \
            """,
            ids),
        condition,
        after == null ? Sql.TRUE.within(" and ", "") : Sql.of(" and o.path > ?", after),
        Sql.of(" order by o.path limit ?) as found on true cross join lateral (", first + 1),
        counted
            ? condition.within(
                """
                select count(*) as total from nwb_object o where o.asset = asked.asset and \
                """,
                "")
            : Sql.of("select null::bigint as total"),
        Sql.of(") as counted order by found.path"));
  }

  /// What was found of one asset.
  private static final class Rows {
    private final ArrayList<NwbObject> objects = new ArrayList<>();
    private @Nullable Long total;

    void add(ObjectRow row) {
      total = row.total();
      if (row.object() != null) objects.add(row.object());
    }

    ObjectPage page(int first) {
      return new ObjectPage(objects.stream().limit(first).toList(), objects.size() > first, total);
    }
  }
}
