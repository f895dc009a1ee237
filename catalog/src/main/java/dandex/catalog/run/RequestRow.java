package dandex.catalog.run;

import dandex.catalog.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/// A row of `run_request` as the request that it tells of.
final class RequestRow implements RowMapper<RunRequest> {
  @Override
  public RunRequest map(ResultSet row, StatementContext context) throws SQLException {
    return new RunRequest(
        row.getLong("id"),
        RunKind.valueOf(Column.constant(row, "kind")),
        new Json(row.getString("options")),
        row.getString("requested_by"),
        Column.instant(row, "requested_at"),
        RequestState.valueOf(Column.constant(row, "state")),
        Column.instant(row, "due"),
        row.getLong("claims"),
        worker(row),
        Column.optionalInstant(row, "heartbeat"),
        row.getObject("run", Long.class),
        Column.optionalInstant(row, "cancel_requested_at"),
        Column.optionalInstant(row, "finished"),
        row.getString("outcome"));
  }

  private static @Nullable Starter worker(ResultSet row) throws SQLException {
    var host = row.getString("host");
    return host == null ? null : new Starter(host, row.getLong("pid"), row.getString("version"));
  }
}
