package dandex.server.find;

import dandex.catalog.AssetId;
import dandex.catalog.Filter;
import dandex.catalog.NwbObject;
import dandex.catalog.ObjectField;
import dandex.catalog.Page;
import dandex.server.plan.NormalForm;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
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
  /// @param page of each asset's objects, from a path
  /// @param counted whether the exact number of all matches of each asset is wanted
  public Map<AssetId, ObjectPage> pages(
      Collection<AssetId> assets, Filter<ObjectField> filter, Page page, boolean counted) {
    if (assets.isEmpty()) return Map.of();
    var found = new LinkedHashMap<AssetId, Rows>();
    for (var asset : assets) found.put(asset, new Rows());
    var condition = new ObjectColumns().of(NormalForm.of(filter));
    var sql = statement(found.keySet(), condition, page, counted);
    jdbi.useHandle(handle ->
        sql.query(handle)
            .map(ObjectRow::of)
            .forEach(row -> found.computeIfAbsent(row.asset(), _ -> new Rows()).add(row)));
    var pages = new LinkedHashMap<AssetId, ObjectPage>();
    found.forEach((asset, rows) -> pages.put(asset, rows.page(page)));
    return pages;
  }

  private static Sql statement(
      Collection<AssetId> assets, Sql condition, Page page, boolean counted) {
    @Nullable Object from = page.from() == null ? null : page.from().getLast();
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
        from == null
            ? Sql.TRUE.within(" and ", "")
            : Sql.of(page.backward() ? " and o.path < ?" : " and o.path > ?", from.toString()),
        Sql.of(page.backward() ? " order by o.path desc" : " order by o.path"),
        Sql.of(" limit ?) as found on true cross join lateral (", page.size() + 1),
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

    /// In order of path; of those read backward the first one is too many.
    ObjectPage page(Page page) {
      var beyond = Math.max(0, objects.size() - page.size());
      var from = page.backward() ? beyond : 0;
      return new ObjectPage(
          List.copyOf(objects.subList(from, objects.size() - (beyond - from))), beyond > 0, total);
    }
  }
}
