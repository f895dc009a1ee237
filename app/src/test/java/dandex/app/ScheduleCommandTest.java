package dandex.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dandex.sandbox.TestServers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `dandex schedule` and its settings.
class ScheduleCommandTest {
  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

  @TempDir Path home;

  private final Map<String, String> environment = new HashMap<>();

  private Said run(String... arguments) {
    return new Prompt(home, environment, Clock.fixed(NOON, ZoneOffset.UTC)).run(arguments);
  }

  @Test
  void the_next_times_are_shown_and_nothing_is_asked_for() {
    environment.put("DANDEX_DATABASE_URL", TestServers.freshDatabase());
    environment.put("DANDEX_SCHEDULE_LINDI", "off");
    environment.put("DANDEX_SCHEDULE_DANDI", "0 9 * * *");
    environment.put("DANDEX_SCHEDULE_ZONE", "Europe/Berlin");
    environment.put("DANDEX_SCHEDULE_JITTER", "0");

    var said = run("schedule", "--list");

    assertThat(said.exit()).as(said.err()).isZero();
    assertThat(said.out().lines())
        .hasSize(5)
        .anyMatch(line -> line.startsWith("NAME "))
        .anyMatch(line ->
            line.matches(
                "dandi .*0 9 \\* \\* \\* +2026-01-02 09:00:00 \\+01:00, 2026-01-03 .*, .*"))
        .anyMatch(line -> line.matches("lindi .* off +never"))
        .anyMatch(line -> line.matches("mirror .* 2026-01-01 13:47:00 \\+01:00, .*"))
        .anyMatch(line -> line.matches("reconcile +dandi +\\{\"reconcile\": true} .*"));
    assertThat(run("requests").err()).contains("dandex requests put");
  }

  @Test
  void what_is_asked_for_can_be_carried_out() {
    for (var one : ScheduleSettings.of(new Environment(Map.of())).appointments()) {
      assertThat(RequestedOptions.refusal(one.kind(), one.options())).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "DANDEX_SCHEDULE_DANDI, hourly, or `off`",
    "DANDEX_SCHEDULE_MIRROR, 61 * * * *, or `off`",
    "DANDEX_SCHEDULE_RECONCILE, 0 0 31 2 *, or `off`",
    "DANDEX_SCHEDULE_ZONE, Mars/Olympus, Europe/Berlin",
    "DANDEX_SCHEDULE_JITTER, 3601, from 0 to 3600",
    "DANDEX_SCHEDULE_JITTER, -1, a whole number",
    "DANDEX_SCHEDULE_MISSED, twice, `once` or `skip`"
  })
  void a_setting_that_cannot_be_used_is_named(String setting, String value, String way) {
    environment.put(setting, value);

    assertThatThrownBy(() -> Config.of(environment, home))
        .isInstanceOf(UsageError.class)
        .hasMessageContainingAll(setting, way);
  }
}
