package dandex.catalog.run;

import dandex.catalog.Json;
import java.sql.Types;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatement;

/// Requests to run something, as those see them who want something run: a worker carries them out.
public final class RunRequests {
  private static final RequestRow ROW = new RequestRow();

  private final Jdbi jdbi;
  private final Clock clock;

  public RunRequests(DataSource database, Clock clock) {
    this.jdbi = Jdbi.create(database);
    this.clock = clock;
  }

  /// Queues a request and wakes workers.
  public RunRequest put(RunKind kind, Json options, String requestedBy) {
    return jdbi.inTransaction(handle -> put(handle, kind, options, requestedBy));
  }

  /// Queues a request and wakes workers, unless one of the same kind and options is queued already.
  public Queued putOnce(RunKind kind, Json options, String requestedBy) {
    return jdbi.inTransaction(handle -> {
      oneAtATime(handle, kind);
      return queued(handle, kind, options)
          .map(known -> new Queued(known, false))
          .orElseGet(() -> new Queued(put(handle, kind, options, requestedBy), true));
    });
  }

  private RunRequest put(Handle handle, RunKind kind, Json options, String requestedBy) {
    var request =
        bindNow(
                handle.createQuery(
                    """
                    insert into run_request (kind, options, requested_by, requested_at, due)
                    values (:kind, cast(:options as jsonb), :by, :now, :now)
                    returning *
                    """))
            .bind("kind", Column.of(kind))
            .bind("options", options.text())
            .bind("by", requestedBy)
            .map(ROW)
            .one();
    RequestBell.ring(handle);
    return request;
  }

  /// Until the end of the transaction, so that of two who look none puts what the other does.
  private static void oneAtATime(Handle handle, RunKind kind) {
    handle
        .createQuery(
            "select 1 from pg_advisory_xact_lock(hashtextextended('dandex request ' || :kind, 0))")
        .bind("kind", Column.of(kind))
        .mapTo(Integer.class)
        .one();
  }

  private static Optional<RunRequest> queued(Handle handle, RunKind kind, Json options) {
    return handle
        .createQuery(
            """
            select * from run_request
            where state = 'queued' and kind = :kind and options = cast(:options as jsonb)
            order by id limit 1
            """)
        .bind("kind", Column.of(kind))
        .bind("options", options.text())
        .map(ROW)
        .findOne();
  }

  /// Asks for the end of a request: a queued one is cancelled at once, a running one at its run's
  /// next safe point. One that has ended stays as it is.
  ///
  /// @return the request afterwards, or nothing when there is none of that id
  public Optional<RunRequest> requestCancel(long id) {
    return jdbi.inTransaction(handle -> {
      bindNow(
              handle.createUpdate(
                  """
                  update run_request set
                    cancel_requested_at = coalesce(cancel_requested_at, :now),
                    finished = case state when 'queued' then :now end,
                    outcome = case state when 'queued' then 'cancelled before it began' end,
                    state = case state when 'queued' then 'cancelled' else state end
                  where id = :id and state in ('queued', 'running')
                  """))
          .bind("id", id)
          .execute();
      RequestBell.ring(handle);
      return find(handle, id);
    });
  }

  /// How many wait for a worker.
  public long queued() {
    return jdbi.withHandle(handle ->
        handle
            .createQuery("select count(*) from run_request where state = 'queued'")
            .mapTo(Long.class)
            .one());
  }

  /// The newest requests, newest first.
  public List<RunRequest> newest(int limit) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery("select * from run_request order by id desc limit :limit")
            .bind("limit", limit)
            .map(ROW)
            .list());
  }

  public Optional<RunRequest> byId(long id) {
    return jdbi.withHandle(handle -> find(handle, id));
  }

  private static Optional<RunRequest> find(Handle handle, long id) {
    return handle
        .createQuery("select * from run_request where id = :id")
        .bind("id", id)
        .map(ROW)
        .findOne();
  }

  private <S extends SqlStatement<S>> S bindNow(S statement) {
    return statement.bindBySqlType(
        "now", Column.of(clock.instant()), Types.TIMESTAMP_WITH_TIMEZONE);
  }
}
