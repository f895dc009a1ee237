package dandex.indexer.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dandex.catalog.Json;
import dandex.catalog.run.Installation;
import dandex.catalog.run.RunKind;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimesTest {
  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
  private static final Installation HERE = new Installation(new UUID(1, 1));
  private static final Installation THERE = new Installation(new UUID(2, 5));

  private static Times times(String cron, ZoneId zone, Duration jitter, Installation where) {
    var appointment = new Appointment("dandi", new Cron(cron), RunKind.DANDI, new Json("{}"));
    return new Times(
        appointment, new Timetable(List.of(appointment), zone, jitter, Missed.ONCE), where);
  }

  private static Times times(String cron) {
    return times(cron, ZoneOffset.UTC, Duration.ZERO, HERE);
  }

  @Test
  void times_are_those_of_crontab() {
    assertThat(times("7 * * * *").after(NOON, 2))
        .containsExactly(
            Instant.parse("2026-01-01T12:07:00Z"), Instant.parse("2026-01-01T13:07:00Z"));
    assertThat(times("30 3 * * 0").after(NOON))
        .as("Sunday")
        .isEqualTo(Instant.parse("2026-01-04T03:30:00Z"));
    assertThat(times("*/20 * * * *").after(NOON, 3).getLast())
        .isEqualTo(Instant.parse("2026-01-01T13:00:00Z"));
  }

  @Test
  void times_are_meant_in_their_zone_in_summer_and_in_winter() {
    var times = times("0 4 * * *", ZoneId.of("Europe/Berlin"), Duration.ZERO, HERE);

    assertThat(times.after(Instant.parse("2026-01-01T12:00:00Z")))
        .isEqualTo(Instant.parse("2026-01-02T03:00:00Z"));
    assertThat(times.after(Instant.parse("2026-07-01T12:00:00Z")))
        .isEqualTo(Instant.parse("2026-07-02T02:00:00Z"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "hourly", "* * * *", "* * * * * *", "61 * * * *", "0 0 31 2 *", "@daily", "-"})
  void what_is_no_time_is_refused_with_one_that_is(String expression) {
    assertThatThrownBy(() -> new Cron(expression))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"" + expression + "\"")
        .hasMessageContaining("`7 * * * *`");
  }

  @Test
  void each_time_is_put_off_a_little_and_by_each_installation_otherwise() {
    var jitter = Duration.ofMinutes(2);
    var here = times("7 * * * *", ZoneOffset.UTC, jitter, HERE).after(NOON, 50);
    var there = times("7 * * * *", ZoneOffset.UTC, jitter, THERE).after(NOON, 50);
    var exact = times("7 * * * *").after(NOON, 50);

    var delays = new HashSet<Duration>();
    for (int n = 0; n < exact.size(); n++) {
      var delay = Duration.between(exact.get(n), here.get(n));
      assertThat(delay).isBetween(Duration.ZERO, jitter);
      delays.add(delay);
    }
    assertThat(delays).hasSizeGreaterThan(20);
    assertThat(here).isNotEqualTo(there);
  }

  /// Whoever starts anew between a time and the moment to which it is put off still meets it.
  @Test
  void the_next_moment_is_the_same_whenever_it_is_asked_for() {
    var times = times("7 * * * *", ZoneOffset.UTC, Duration.ofMinutes(10), HERE);
    var moment = times.after(NOON);

    for (var now = NOON; now.isBefore(moment); now = now.plusSeconds(7)) {
      assertThat(times.after(now)).isEqualTo(moment);
    }
    assertThat(times.after(moment)).isAfter(moment.plusSeconds(3000));
  }
}
