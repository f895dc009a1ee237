package dandex.server.find;

import dandex.catalog.AssetId;
import dandex.catalog.NwbItem;
import dandex.catalog.store.NwbContentRows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/// What is in the NWB files of given assets, as trees read from the top. Always on Postgres, like
/// the objects of given assets.
public final class StructureFinder {
  private static final String ROOT = "/";

  private final Jdbi jdbi;

  public StructureFinder(DataSource database) {
    jdbi = Columns.over(database);
  }

  /// One page for each asset in which the path leads somewhere, in one statement for all, and one
  /// more where the path may go through soft links.
  public Map<AssetId, StructurePage> pages(Collection<AssetId> assets, StructureInquiry inquiry) {
    if (assets.isEmpty()) return Map.of();
    var roots = roots(assets, inquiry.path());
    var found = new LinkedHashMap<AssetId, Rows>();
    jdbi.useHandle(handle ->
        statement(roots, inquiry)
            .query(handle)
            .map((row, _) -> row(row, found, inquiry, roots))
            .forEach(_ -> {}));
    var pages = new LinkedHashMap<AssetId, StructurePage>();
    found.forEach((asset, rows) -> pages.put(asset, rows.page(inquiry)));
    return pages;
  }

  /// Statements that one batch costs.
  public static int statements(StructureInquiry inquiry) {
    return inquiry.path().equals(ROOT) ? 1 : 2;
  }

  private Map<AssetId, String> roots(Collection<AssetId> assets, String path) {
    var roots = new LinkedHashMap<AssetId, String>();
    if (path.equals(ROOT)) {
      for (var asset : assets) roots.put(asset, ROOT);
      return roots;
    }
    var links = new LinkedHashMap<AssetId, LinkedPaths>();
    for (var asset : assets) links.put(asset, new LinkedPaths());
    var sql =
        Sql.of(
            """
            select asset, path, target from nwb_item
            where asset = any(?) and kind = 'LINK' and target is not null
            """,
            ids(links.keySet()));
    jdbi.useHandle(handle ->
        sql.query(handle)
            .map((row, _) -> {
              var own = links.get(asset(row));
              if (own != null) own.add(row.getString("path"), row.getString("target"));
              return row;
            })
            .forEach(_ -> {}));
    links.forEach((asset, own) -> own.resolved(path).ifPresent(root -> roots.put(asset, root)));
    return roots;
  }

  private static Sql statement(Map<AssetId, String> roots, StructureInquiry inquiry) {
    Object paths = roots.values().toArray(String[]::new);
    Object kinds = inquiry.kinds().stream().map(Enum::name).toArray(String[]::new);
    var after = inquiry.after();
    var matching =
        Sql.joined(
            Sql.of(
                """
                from nwb_item i cross join lateral (
                  select (case when i.path = '/' then '{}'::text[]
                               else string_to_array(i.path, '/') end)[asked.level + 1 :] as below) b
                where i.asset = asked.asset
                  and (asked.root = '/' or i.path = asked.root
                       or starts_with(i.path, asked.root || '/'))
                  and cardinality(b.below) <= ?\
                """,
                inquiry.depth()),
            Sql.of(" and i.kind = any(?)", kinds));
    return Sql.joined(
        Sql.of(
            """
            select asked.asset, found.*, counted.total
            from (select asset, root, case when root = '/' then 0
                           else cardinality(string_to_array(root, '/')) end as level
                  from unnest(?, ?) as given (asset, root)) as asked
            left join lateral (select i.path, i.kind, i.aliases, i.target, i.shape, i.dtype,
              i.attributes, i.value, i.neurodata_type, b.below, \
            """,
            ids(roots.keySet()),
            paths),
        Sql.of(inquiry.children() ? CHILDREN : "0 as children "),
        matching,
        after == null
            ? Sql.of("")
            : Sql.of(
                inquiry.backward()
                    ? " and b.below collate \"C\" < ?::text[] collate \"C\""
                    : " and b.below collate \"C\" > ?::text[] collate \"C\"",
                (Object) after.toArray(String[]::new)),
        Sql.of(
            inquiry.backward()
                ? " order by b.below collate \"C\" desc"
                : " order by b.below collate \"C\""),
        Sql.of(" limit ?) as found on true cross join lateral (", inquiry.first() + 1),
        inquiry.counted()
            ? matching.within("select count(*) as total ", "")
            : Sql.of("select null::bigint as total"),
        Sql.of(") as counted order by asked.asset, found.below collate \"C\""));
  }

  // What begins with a path and a slash is what lies between the path with a slash and the path
  // with the character that follows it.
  private static final String CHILDREN =
      """
      (select count(*) from nwb_item c
       where c.asset = i.asset and c.path <> '/'
         and (i.path = '/' or c.path > i.path || '/' and c.path < i.path || '0')
         and strpos(case when i.path = '/' then c.path
                         else substr(c.path, length(i.path) + 2) end, '/') = 0) as children
      """;

  private static boolean row(
      ResultSet row, Map<AssetId, Rows> found, StructureInquiry inquiry, Map<AssetId, String> roots)
      throws SQLException {
    var asset = asset(row);
    var rows = found.computeIfAbsent(asset, _ -> new Rows());
    rows.total = row.getObject("total", Long.class);
    if (row.getString("path") == null) return false;
    var item = NwbContentRows.item(row);
    var below = List.of((String[]) row.getArray("below").getArray());
    var root = roots.getOrDefault(asset, ROOT);
    return rows.items.add(
        new StructurePage.Item(
            root.equals(inquiry.path()) ? item : under(inquiry.path(), below, item),
            item.path(),
            below,
            row.getString("neurodata_type"),
            row.getLong("children")));
  }

  /// The same as it is seen by a path that goes through links.
  private static NwbItem under(String path, List<String> below, NwbItem item) {
    var seen = new ArrayList<String>();
    if (!path.equals(ROOT)) seen.add(path);
    seen.addAll(below);
    return new NwbItem(
        seen.isEmpty() ? ROOT : String.join("/", seen),
        item.kind(),
        item.aliases(),
        item.target(),
        item.shape(),
        item.dtype(),
        item.attributes(),
        item.value());
  }

  private static Object ids(Collection<AssetId> assets) {
    return assets.stream().map(AssetId::uuid).toArray(UUID[]::new);
  }

  private static AssetId asset(ResultSet row) throws SQLException {
    return new AssetId(row.getObject("asset", UUID.class));
  }

  /// What was found of one asset.
  private static final class Rows {
    private final List<StructurePage.Item> items = new ArrayList<>();
    private @Nullable Long total;

    /// In their order; of those read backward the first one is too many.
    StructurePage page(StructureInquiry inquiry) {
      var beyond = Math.max(0, items.size() - inquiry.first());
      var from = inquiry.backward() ? beyond : 0;
      return new StructurePage(
          List.copyOf(items.subList(from, items.size() - (beyond - from))), beyond > 0, total);
    }
  }
}
