package dandex.indexer.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dandex.catalog.Json;
import dandex.catalog.run.RunKind;
import dandex.catalog.run.RunRequest;
import dandex.catalog.run.RunRequests;
import dandex.catalog.run.Starter;
import dandex.catalog.store.Database;
import dandex.sandbox.TestServers;
import dandex.sandbox.Watch;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Timekeepers on a real Postgres, by a clock that is set ahead.
@Timeout(120)
class TimekeeperTest {
  private static final Json PLAIN = new Json("{}");
  private static final Starter HERE = new Starter("here", 42, "1.0");
  private static final Duration LOOK = Duration.ofMillis(10);
  private static final Duration HOUR = Duration.ofHours(1);

  private final SettableClock clock = new SettableClock();
  private final Database database =
      Database.open(TestServers.freshDatabase(), 9, Duration.ofSeconds(30));
  private final RunRequests requests = new RunRequests(database.dataSource(), clock);

  @AfterEach
  void close() {
    database.close();
  }

  private static Appointment appointment(String name, RunKind kind, @Nullable String cron) {
    return new Appointment(name, cron == null ? null : new Cron(cron), kind, PLAIN);
  }

  private Timekeeper keep(Missed missed, Appointment... appointments) {
    var timetable = new Timetable(List.of(appointments), ZoneOffset.UTC, Duration.ZERO, missed);
    return Timekeeper.start(database.dataSource(), timetable, HERE, clock, LOOK);
  }

  private Timekeeper keepHours(Missed missed) {
    return keep(missed, appointment("mirror", RunKind.MIRROR, "0 * * * *"));
  }

  private List<RunRequest> asked(RunKind kind) {
    return requests.newest(1000).stream().filter(one -> one.kind() == kind).toList();
  }

  private void await(RunKind kind, int many) {
    Watch.await(kind + " is asked for", () -> asked(kind).size() >= many);
  }

  /// Sets the clock ahead once all that was due is done with: the next time is reckoned from then.
  private void anHourLater() throws SQLException {
    Watch.await("all is settled", this::isSettled);
    clock.advance(HOUR);
  }

  private boolean isSettled() throws SQLException {
    try (var connection = database.dataSource().getConnection();
        var statement =
            connection.prepareStatement(
                "select coalesce(bool_and(not picked and execution_time > ?), false) from"
                    + " schedule")) {
      statement.setTimestamp(1, Timestamp.from(clock.instant()));
      try (var row = statement.executeQuery()) {
        return row.next() && row.getBoolean(1);
      }
    }
  }

  /// Requests are worked off as they are put, so that each asking leaves one.
  private void workOffAtOnce() throws SQLException {
    execute(
        """
        create function worked_off() returns trigger language plpgsql as
          $$ begin new.state := 'done'; return new; end $$;
        create trigger worked_off before insert on run_request
          for each row execute function worked_off()
        """);
  }

  private void execute(String statements) throws SQLException {
    try (var connection = database.dataSource().getConnection();
        var statement = connection.createStatement()) {
      statement.execute(statements);
    }
  }

  @Test
  void at_each_time_one_of_three_asks() throws Exception {
    workOffAtOnce();
    try (var _ = keepHours(Missed.ONCE);
        var _ = keepHours(Missed.ONCE);
        var _ = keepHours(Missed.ONCE)) {
      for (int hour = 1; hour <= 30; hour++) {
        anHourLater();
        await(RunKind.MIRROR, hour);
        assertThat(asked(RunKind.MIRROR)).hasSize(hour);
      }
    }
    assertThat(asked(RunKind.MIRROR))
        .hasSize(30)
        .allMatch(one -> one.requestedBy().equals("schedule mirror"))
        .extracting(RunRequest::requestedAt)
        .doesNotHaveDuplicates();
  }

  @Test
  void nothing_is_asked_for_before_its_time() throws Exception {
    workOffAtOnce();
    var often = appointment("mirror", RunKind.MIRROR, "0 * * * *");
    var late = appointment("dandi", RunKind.DANDI, "0 19 * * *");
    try (var _ = keep(Missed.ONCE, often, late)) {
      for (int hour = 1; hour <= 6; hour++) {
        anHourLater();
        await(RunKind.MIRROR, hour);
      }
      assertThat(asked(RunKind.DANDI)).isEmpty();
      anHourLater();
      await(RunKind.DANDI, 1);
    }
    assertThat(asked(RunKind.DANDI)).hasSize(1);
  }

  @Test
  void what_is_queued_already_is_not_asked_for_again() throws Exception {
    var asking = appointment("mirror", RunKind.MIRROR, "0 * * * *");
    var telling = appointment("lindi", RunKind.LINDI, "0 * * * *");
    execute(
        """
        create function worked_off() returns trigger language plpgsql as
          $$ begin new.state := 'done'; return new; end $$;
        create trigger worked_off before insert on run_request
          for each row when (new.kind = 'lindi') execute function worked_off()
        """);
    try (var _ = keep(Missed.ONCE, asking, telling)) {
      for (int hour = 1; hour <= 4; hour++) {
        anHourLater();
        await(RunKind.LINDI, hour);
        await(RunKind.MIRROR, 1);
      }
    }
    assertThat(asked(RunKind.MIRROR)).hasSize(1);
    assertThat(asked(RunKind.LINDI)).hasSize(4);
  }

  @Test
  void times_that_nobody_kept_are_caught_up_with_once() throws Exception {
    workOffAtOnce();
    keepHours(Missed.ONCE).close();
    clock.advance(Duration.ofHours(5));

    try (var _ = keepHours(Missed.ONCE)) {
      await(RunKind.MIRROR, 1);
      anHourLater();
      await(RunKind.MIRROR, 2);
    }
    assertThat(asked(RunKind.MIRROR)).hasSize(2);
  }

  @Test
  void times_that_nobody_kept_are_skipped_where_that_is_wanted() throws Exception {
    workOffAtOnce();
    keepHours(Missed.SKIP).close();
    clock.advance(Duration.ofHours(5));

    try (var _ = keepHours(Missed.SKIP)) {
      Watch.await("all is settled", this::isSettled);
      assertThat(asked(RunKind.MIRROR)).isEmpty();
      anHourLater();
      await(RunKind.MIRROR, 1);
    }
    assertThat(asked(RunKind.MIRROR)).hasSize(1);
  }

  private Instant next() throws SQLException {
    try (var connection = database.dataSource().getConnection();
        var statement = connection.createStatement();
        var row = statement.executeQuery("select execution_time from schedule where not picked")) {
      return row.next() ? row.getTimestamp(1).toInstant() : Instant.EPOCH;
    }
  }

  @Test
  void what_is_not_wanted_any_more_is_forgotten() throws Exception {
    keepHours(Missed.ONCE).close();
    assertThat(next()).isEqualTo(Instant.parse("2026-01-01T13:00:00Z"));

    keep(Missed.ONCE, appointment("mirror", RunKind.MIRROR, null)).close();

    assertThat(next()).isEqualTo(Instant.EPOCH);
  }

  @Test
  void another_time_is_kept_from_the_next_start_on() throws Exception {
    keepHours(Missed.ONCE).close();
    keep(Missed.ONCE, appointment("mirror", RunKind.MIRROR, "30 14 * * *")).close();

    assertThat(next()).isEqualTo(Instant.parse("2026-01-01T14:30:00Z"));
  }

  @Test
  void nothing_is_asked_for_after_the_end() throws Exception {
    workOffAtOnce();
    var closed = keepHours(Missed.ONCE);
    anHourLater();
    await(RunKind.MIRROR, 1);
    closed.close();
    clock.advance(HOUR);

    // Another one meets that time, so the closed one would have met it too.
    try (var _ = keepHours(Missed.ONCE)) {
      await(RunKind.MIRROR, 2);
    }
    assertThat(asked(RunKind.MIRROR)).hasSize(2);
    assertThat(Thread.getAllStackTraces().keySet())
        .noneMatch(thread -> thread.getName().startsWith("db-scheduler"));
  }

  @Test
  void a_preview_shows_the_moments_that_will_be_kept() throws Exception {
    var timetable =
        new Timetable(
            List.of(
                appointment("mirror", RunKind.MIRROR, "0 * * * *"),
                appointment("lindi", RunKind.LINDI, null)),
            ZoneOffset.UTC,
            Duration.ofSeconds(30),
            Missed.ONCE);
    var preview = Timekeeper.preview(database.dataSource(), timetable, clock.instant(), 3);

    assertThat(preview).containsOnlyKeys("mirror", "lindi");
    assertThat(preview.get("lindi")).isEmpty();
    assertThat(preview.get("mirror")).hasSize(3).isSorted();
    assertThat(asked(RunKind.MIRROR)).isEmpty();
    Timekeeper.start(database.dataSource(), timetable, HERE, clock, LOOK).close();
    assertThat(next()).isEqualTo(preview.get("mirror").getFirst());
  }

  /// Goes on from a moment in the first minute of an hour, and can be set ahead.
  private static final class SettableClock extends Clock {
    private static final Instant START = Instant.parse("2026-01-01T12:00:30Z");

    private final long begun = System.nanoTime();
    private volatile Duration ahead = Duration.ZERO;

    void advance(Duration by) {
      ahead = ahead.plus(by);
    }

    @Override
    public Instant instant() {
      return START.plus(ahead).plusNanos(System.nanoTime() - begun);
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
