package dandex.server.find;

import dandex.catalog.AssetField;
import dandex.catalog.AssetId;
import dandex.catalog.Question;
import dandex.server.plan.NormalForm;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/// Questions asked of the columns of Postgres, which knows each NWB object by itself.
final class Columns {
  private final Jdbi jdbi;

  Columns(DataSource database) {
    jdbi = over(database);
  }

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
    var order = new ColumnOrder(question.order());
    var matching =
        Sql.joined(
            order.sort(columns).within("select a.id, ", " as sort from asset a where "),
            Sql.all(List.of(columns.inScope(), columns.of(NormalForm.of(question.filter())))));
    return jdbi.withHandle(handle -> page(handle, question, order, matching));
  }

  private static Found<AssetId> page(
      Handle handle, Question<AssetField> question, ColumnOrder order, Sql matching) {
    var first = question.page().first();
    var total = question.counted() ? count(handle, matching) : null;
    if (total != null && first == 0 && question.page().after() == null) {
      return new Found<>(List.of(), total > 0, total);
    }
    var sql =
        Sql.joined(
            matching.within("select id, sort from (", ") as matching where "),
            order.after(question.page().after()),
            order.clause(),
            Sql.of(" limit ?", first + 1));
    var hits =
        sql.query(handle)
            .map((row, _) ->
                new Found.Hit<>(new AssetId(row.getObject("id", UUID.class)), order.position(row)))
            .list();
    return new Found<>(hits.stream().limit(first).toList(), hits.size() > first, total);
  }

  private static long count(Handle handle, Sql matching) {
    var sql = matching.within("select count(*) from (", ") as matching");
    return sql.query(handle).mapTo(Long.class).one();
  }
}
