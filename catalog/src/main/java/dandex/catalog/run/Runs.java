package dandex.catalog.run;

import dandex.catalog.Json;
import java.sql.Types;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/// The record of runs.
public final class Runs {
  private static final RunRow ROW = new RunRow();
  private static final List<String> KINDS = Stream.of(RunKind.values()).map(Column::of).toList();

  private final Jdbi jdbi;
  private final Clock clock;

  public Runs(DataSource database, Clock clock) {
    this.jdbi =
        Jdbi.create(database)
            .registerArrayType(Long.class, "bigint")
            .registerArrayType(String.class, "text");
    this.clock = clock;
  }

  /// Records the start of a run of all and returns its id.
  public long start(RunKind kind, Starter starter, Json options) {
    return start(kind, "all", starter, options);
  }

  /// Records the start of a run and returns its id.
  ///
  /// @param scope what of its kind it is about, for people
  public long start(RunKind kind, String scope, Starter starter, Json options) {
    return jdbi.withHandle(handle ->
        bindNow(
                handle.createQuery(
                    """
                    insert into run (kind, scope, status, options, host, pid, version, started)
                    values (
                      :kind, :scope, 'running', cast(:options as jsonb), :host, :pid, :version,
                      :now)
                    returning id
                    """))
            .bind("kind", Column.of(kind))
            .bind("scope", scope)
            .bind("options", options.text())
            .bind("host", starter.host())
            .bind("pid", starter.pid())
            .bind("version", starter.version())
            .mapTo(Long.class)
            .one());
  }

  /// Records what a run did so far; nothing when it has ended.
  public void progress(long run, RunReport soFar) {
    var columns = ReportColumns.of(soFar);
    jdbi.useHandle(handle ->
        handle
            .createUpdate(
                """
                update run set counts = cast(:counts as json), errors = cast(:errors as jsonb)
                where id = :run and status = 'running'
                """)
            .bind("run", run)
            .bind("counts", columns.counts())
            .bind("errors", columns.errors())
            .execute());
  }

  /// Records how a run ended, and returns the record.
  public Run finish(long run, RunStatus status, RunReport report) {
    var columns = ReportColumns.of(report);
    return jdbi.withHandle(handle ->
        bindNow(
                handle.createQuery(
                    """
                    update run set
                      status = :status, finished = :now, counts = cast(:counts as json),
                      errors = cast(:errors as jsonb), message = :message
                    where id = :run
                    returning *
                    """))
            .bind("run", run)
            .bind("status", Column.of(status))
            .bind("counts", columns.counts())
            .bind("errors", columns.errors())
            .bind("message", columns.message())
            .map(ROW)
            .one());
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
            .bind("kind", Column.of(kind))
            .execute());
  }

  /// The newest run of each kind that has ended, without its errors.
  public List<Run> lastEnded() {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                """
                select last.id, last.kind, last.scope, last.status, last.options, last.host, last.pid,
                  last.version, last.started, last.finished, last.counts, '[]' as errors,
                  last.message
                from unnest(cast(:kinds as text[])) as wanted (kind)
                cross join lateral (
                  select * from run where run.kind = wanted.kind and status <> 'running'
                  order by id desc limit 1) as last
                """)
            .bindArray("kinds", String.class, KINDS)
            .map(ROW)
            .list());
  }

  /// The run of the kind that says that it is going on, the newest where several say so.
  public Optional<Run> going(RunKind kind) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                """
                select * from run where kind = :kind and status = 'running'
                order by id desc limit 1
                """)
            .bind("kind", Column.of(kind))
            .map(ROW)
            .findOne());
  }

  /// All runs that are going on, and those of the ids, whatever became of them; oldest first.
  public List<Run> goingOr(Collection<Long> ids) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery("select * from run where status = 'running' or id = any(:ids) order by id")
            .bindArray("ids", Long.class, ids)
            .map(ROW)
            .list());
  }

  /// The newest runs, newest first; those before the given id when there is one.
  public List<Run> newest(int limit, @Nullable Long before) {
    return newest(limit, before, null);
  }

  /// The newest runs of a kind, or of all kinds, newest first.
  public List<Run> newest(int limit, @Nullable Long before, @Nullable RunKind kind) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                """
                select * from run
                where id < :before and (cast(:kind as text) is null or kind = :kind)
                order by id desc limit :limit
                """)
            .bind("before", before == null ? Long.MAX_VALUE : before)
            .bind("kind", kind == null ? null : Column.of(kind))
            .bind("limit", limit)
            .map(ROW)
            .list());
  }

  /// The oldest runs, oldest first; those after the given id when there is one.
  public List<Run> oldest(int limit, @Nullable Long after) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery("select * from run where id > :after order by id limit :limit")
            .bind("after", after == null ? Long.MIN_VALUE : after)
            .bind("limit", limit)
            .map(ROW)
            .list());
  }

  public Optional<Run> byId(long run) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery("select * from run where id = :run")
            .bind("run", run)
            .map(ROW)
            .findOne());
  }

  public long count() {
    return jdbi.withHandle(
        handle -> handle.createQuery("select count(*) from run").mapTo(Long.class).one());
  }

  private <S extends SqlStatement<S>> S bindNow(S statement) {
    return statement.bindBySqlType(
        "now", Column.of(clock.instant()), Types.TIMESTAMP_WITH_TIMEZONE);
  }
}
