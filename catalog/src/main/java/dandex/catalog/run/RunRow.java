package dandex.catalog.run;

import dandex.catalog.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;

/// A row of `run` as the run that it tells of.
final class RunRow implements RowMapper<Run> {
  @Override
  public Run map(ResultSet row, StatementContext context) throws SQLException {
    var columns =
        new ReportColumns(
            row.getString("counts"), row.getString("errors"), row.getString("message"));
    return new Run(
        row.getLong("id"),
        RunKind.valueOf(Column.constant(row, "kind")),
        row.getString("scope"),
        RunStatus.valueOf(Column.constant(row, "status")),
        new Json(row.getString("options")),
        new Starter(row.getString("host"), row.getLong("pid"), row.getString("version")),
        Column.instant(row, "started"),
        Column.optionalInstant(row, "finished"),
        columns.report());
  }
}
