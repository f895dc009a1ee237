package dandex.catalog.run;

import dandex.catalog.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/// The record of runs.
public final class Runs {
  private final Jdbi jdbi;
  private final Clock clock;

  public Runs(DataSource database, Clock clock) {
    this.jdbi = Jdbi.create(database);
    this.clock = clock;
  }

  /// Records the start of a run and returns its id.
  public long start(RunKind kind, Starter starter, Json options) {
    return jdbi.withHandle(handle ->
        bindNow(
                handle.createQuery(
                    """
                    insert into run (kind, status, options, host, pid, version, started)
                    values (:kind, 'running', cast(:options as jsonb), :host, :pid, :version, :now)
                    returning id
                    """))
            .bind("kind", column(kind))
            .bind("options", options.text())
            .bind("host", starter.host())
            .bind("pid", starter.pid())
            .bind("version", starter.version())
            .mapTo(Long.class)
            .one());
  }

  /// Records how a run ended.
  public void finish(long run, RunStatus status, RunReport report) {
    var columns = ReportColumns.of(report);
    jdbi.useHandle(handle ->
        bindNow(
                handle.createUpdate(
                    """
                    update run set
                      status = :status, finished = :now, counts = cast(:counts as json),
                      errors = cast(:errors as jsonb), message = :message
                    where id = :run
                    """))
            .bind("run", run)
            .bind("status", column(status))
            .bind("counts", columns.counts())
            .bind("errors", columns.errors())
            .bind("message", columns.message())
            .execute());
  }

  /// Marks runs of the kind that still say `running` as failed: their process died. To be called by
  /// the holder of the kind's lock.
  public int bury(RunKind kind) {
    return jdbi.withHandle(handle ->
        bindNow(
                handle.createUpdate(
                    """
                    update run set status = 'failed', finished = :now, message = 'its process died'
                    where kind = :kind and status = 'running'
                    """))
            .bind("kind", column(kind))
            .execute());
  }

  /// The newest runs, newest first; those before the given id when there is one.
  public List<Run> newest(int limit, @Nullable Long before) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery("select * from run where id < :before order by id desc limit :limit")
            .bind("before", before == null ? Long.MAX_VALUE : before)
            .bind("limit", limit)
            .map(Runs::read)
            .list());
  }

  public Optional<Run> byId(long run) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery("select * from run where id = :run")
            .bind("run", run)
            .map(Runs::read)
            .findOne());
  }

  public long count() {
    return jdbi.withHandle(
        handle -> handle.createQuery("select count(*) from run").mapTo(Long.class).one());
  }

  private static Run read(ResultSet row, StatementContext context) throws SQLException {
    var columns =
        new ReportColumns(
            row.getString("counts"), row.getString("errors"), row.getString("message"));
    var finished = row.getObject("finished", OffsetDateTime.class);
    return new Run(
        row.getLong("id"),
        RunKind.valueOf(constant(row, "kind")),
        RunStatus.valueOf(constant(row, "status")),
        new Json(row.getString("options")),
        new Starter(row.getString("host"), row.getLong("pid"), row.getString("version")),
        row.getObject("started", OffsetDateTime.class).toInstant(),
        finished == null ? null : finished.toInstant(),
        columns.report());
  }

  private <S extends SqlStatement<S>> S bindNow(S statement) {
    Instant now = clock.instant();
    return statement.bindBySqlType(
        "now", now.atOffset(ZoneOffset.UTC), Types.TIMESTAMP_WITH_TIMEZONE);
  }

  private static String column(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static String constant(ResultSet row, String column) throws SQLException {
    return row.getString(column).toUpperCase(Locale.ROOT);
  }
}
