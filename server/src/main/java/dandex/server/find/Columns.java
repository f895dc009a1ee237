package dandex.server.find;

import dandex.catalog.AssetField;
import dandex.catalog.AssetId;
import dandex.catalog.DandisetField;
import dandex.catalog.DandisetId;
import dandex.catalog.Filter;
import dandex.catalog.Question;
import dandex.catalog.Scope;
import dandex.server.plan.NormalForm;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;

/// Questions asked of the columns of Postgres, which knows each NWB object by itself.
///
/// @param ledger of whoever asks
record Columns(Jdbi jdbi, Ledger ledger) {
  /// With the arrays that our statements bind.
  static Jdbi over(DataSource database) {
    return Jdbi.create(database)
        .registerArrayType(String.class, "text")
        .registerArrayType(Long.class, "bigint")
        .registerArrayType(Double.class, "float8")
        .registerArrayType(UUID.class, "uuid");
  }

  /// Without full text, which Postgres does not have.
  Found<AssetId> assets(Question<AssetField> question) {
    var columns = new AssetColumns(question.scope());
    var order = ColumnOrders.assets(question, columns);
    var matching =
        Sql.joined(
            Sql.of(order.select() + "from asset a where "),
            Sql.all(List.of(columns.inScope(), columns.of(NormalForm.of(question.filter())))));
    return page(question, order, matching, AssetId::parse);
  }

  /// Without full text, which Postgres does not have.
  Found<DandisetId> dandisets(Question<DandisetField> question) {
    var order = ColumnOrders.dandisets(question);
    var matching =
        Sql.joined(
            Sql.of(order.select() + DandisetColumns.ROWS + " where "),
            new DandisetColumns().of(NormalForm.of(question.filter())));
    return page(question, order, matching, DandisetId::parse);
  }

  /// Digits of the dandisets that satisfy a filter.
  ///
  /// @param filter in normal form
  List<String> dandisets(Filter<DandisetField> filter) {
    var sql =
        Sql.joined(
            Sql.of("select d.id " + DandisetColumns.ROWS + " where "),
            new DandisetColumns().of(filter));
    return ledger.asking(
        1, () -> jdbi.withHandle(handle -> sql.query(handle).mapTo(String.class).list()));
  }

  /// How many assets of each dandiset satisfy a filter, in a scope; those with none are left out.
  ///
  /// @param filter in normal form
  Map<String, Long> assetsByDandiset(Filter<AssetField> filter, Scope scope) {
    var columns = new AssetColumns(scope);
    var sql =
        Sql.joined(
            columns.standing("select v.dandiset, count(distinct a.id) as assets from asset a "),
            columns.of(filter),
            Sql.of(" group by v.dandiset"));
    return ledger.asking(1, () -> jdbi.withHandle(handle -> counts(sql.query(handle))));
  }

  private static Map<String, Long> counts(Query query) {
    var counts = new LinkedHashMap<String, Long>();
    query.map((row, _) -> counts.put(row.getString("dandiset"), row.getLong("assets"))).list();
    return counts;
  }

  private <F, K> Found<K> page(
      Question<F> question, ColumnOrder order, Sql matching, Function<String, K> key) {
    return ledger.asking(
        0, () -> jdbi.withHandle(handle -> page(handle, question, order, matching, key)));
  }

  private <F, K> Found<K> page(
      Handle handle,
      Question<F> question,
      ColumnOrder order,
      Sql matching,
      Function<String, K> key) {
    var page = question.page();
    var total = question.counted() ? count(handle, matching) : null;
    if (total != null && page.size() == 0 && page.from() == null) {
      return new Found<>(List.of(), total > 0, total);
    }
    ledger.stated(1);
    var sql =
        Sql.joined(
            matching.within("select id, sort from (", ") as matching where "),
            order.after(page.from()),
            order.clause(),
            Sql.of(" limit ?", page.size() + 1));
    var hits =
        sql.query(handle)
            .map((row, _) -> new Found.Hit<>(key.apply(row.getString("id")), order.position(row)))
            .list();
    return Found.of(hits, page, total);
  }

  private long count(Handle handle, Sql matching) {
    ledger.stated(1);
    var sql = matching.within("select count(*) from (", ") as matching");
    return sql.query(handle).mapTo(Long.class).one();
  }
}
