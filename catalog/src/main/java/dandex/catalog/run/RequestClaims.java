package dandex.catalog.run;

import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jspecify.annotations.Nullable;

/// Requests as workers see them: claimed, carried out, given back. What a worker says of a claim
/// that it has lost changes nothing.
public final class RequestClaims {
  private static final RequestRow ROW = new RequestRow();
  private static final String UNIQUE_VIOLATION = "23505";

  private final Jdbi jdbi;
  private final Clock clock;

  public RequestClaims(DataSource database, Clock clock) {
    this.jdbi = Jdbi.create(database);
    this.clock = clock;
  }

  /// Gives the oldest request that is due and of whose kind none is running to a worker. No two
  /// workers get the same, nor two of one kind.
  public Optional<RunRequest> claim(Collection<RunKind> kinds, Starter worker) {
    while (true) {
      try {
        return jdbi.withHandle(handle -> claim(handle, kinds, worker));
      } catch (UnableToExecuteStatementException failure) {
        // Another worker has just claimed one of that kind; the next look sees it.
        if (!isClash(failure)) throw failure;
      }
    }
  }

  private Optional<RunRequest> claim(Handle handle, Collection<RunKind> kinds, Starter worker) {
    return bindNow(
            handle.createQuery(
                """
                update run_request set
                  state = 'running', claims = claims + 1, heartbeat = :now, outcome = null,
                  host = :host, pid = :pid, version = :version, run = null
                where id = (
                  select q.id from run_request q
                  where q.state = 'queued' and q.due <= :now and q.kind = any(:kinds)
                    and not exists (
                      select from run_request r where r.kind = q.kind and r.state = 'running')
                  order by q.id limit 1
                  for update skip locked)
                returning *
                """))
        .bindArray("kinds", String.class, kinds.stream().map(Column::of).toArray())
        .bind("host", worker.host())
        .bind("pid", worker.pid())
        .bind("version", worker.version())
        .map(ROW)
        .findOne();
  }

  /// Says that the worker is alive, and hears what is wanted.
  public Beat heartbeat(RunRequest claimed) {
    return jdbi.withHandle(handle ->
        ours(
                handle.createQuery(
                    """
                    update run_request set heartbeat = :now
                    where id = :id and claims = :claim and state = 'running'
                    returning cancel_requested_at is not null
                    """),
                claimed)
            .mapTo(Boolean.class)
            .findOne()
            .map(cancel -> cancel ? Beat.CANCEL : Beat.CARRY_ON)
            .orElse(Beat.GONE));
  }

  /// Records which run carries the request out.
  public void started(RunRequest claimed, long run) {
    jdbi.useHandle(handle ->
        ours(
                handle.createUpdate(
                    """
                    update run_request set run = :run, heartbeat = :now
                    where id = :id and claims = :claim and state = 'running'
                    """),
                claimed)
            .bind("run", run)
            .execute());
  }

  /// Records how it ended; nothing when the request is not the worker's any more.
  public void finish(RunRequest claimed, RequestState state, String outcome) {
    jdbi.useHandle(handle ->
        ours(
                handle.createUpdate(
                    """
                    update run_request set state = :state, finished = :now, outcome = :outcome
                    where id = :id and claims = :claim and state = 'running'
                    """),
                claimed)
            .bind("state", Column.of(state))
            .bind("outcome", outcome)
            .execute());
  }

  /// Gives a request back to the queue, or ends it where its end was asked for meanwhile.
  ///
  /// @param due when it is to be taken up again
  /// @param why one line for people
  public void putBack(RunRequest claimed, Instant due, String why) {
    jdbi.useTransaction(handle -> {
      ours(
              handle.createUpdate(
                  """
                  update run_request set
                    state = case when cancel_requested_at is null then 'queued' else 'cancelled' end,
                    finished = case when cancel_requested_at is null then null else :now end,
                    due = :due, outcome = :why
                  where id = :id and claims = :claim and state = 'running'
                  """),
              claimed)
          .bindBySqlType("due", Column.of(due), Types.TIMESTAMP_WITH_TIMEZONE)
          .bind("why", why)
          .execute();
      RequestBell.ring(handle);
    });
  }

  /// Gives requests whose worker was not heard of for longer than the lease back to the queue; one
  /// that lost its worker so often is lost itself.
  ///
  /// @return how many
  public int requeueLost(Duration lease, int mostLosses) {
    return jdbi.withHandle(handle ->
        bindNow(
                handle.createUpdate(
                    """
                    update run_request set
                      losses = losses + 1,
                      state = case
                        when cancel_requested_at is not null then 'cancelled'
                        when losses + 1 >= :most then 'lost'
                        else 'queued' end,
                      finished = case
                        when cancel_requested_at is not null or losses + 1 >= :most then :now end,
                      due = :now,
                      outcome = 'its worker (host ' || host || ', pid ' || pid || ') died'
                    where id in (
                      select id from run_request
                      where state = 'running' and heartbeat < :silent
                      for update skip locked)
                    """))
            .bindBySqlType(
                "silent", Column.of(clock.instant().minus(lease)), Types.TIMESTAMP_WITH_TIMEZONE)
            .bind("most", mostLosses)
            .execute());
  }

  private <S extends SqlStatement<S>> S ours(S statement, RunRequest claimed) {
    return bindNow(statement).bind("id", claimed.id()).bind("claim", claimed.claim());
  }

  private <S extends SqlStatement<S>> S bindNow(S statement) {
    return statement.bindBySqlType(
        "now", Column.of(clock.instant()), Types.TIMESTAMP_WITH_TIMEZONE);
  }

  private static boolean isClash(@Nullable Throwable failure) {
    return failure != null
        && ((failure instanceof SQLException sql && UNIQUE_VIOLATION.equals(sql.getSQLState()))
            || isClash(failure.getCause()));
  }
}
