package dandex.app;

import dandex.catalog.Json;
import dandex.catalog.run.RunKind;
import dandex.indexer.schedule.Appointment;
import dandex.indexer.schedule.Cron;
import dandex.indexer.schedule.Missed;
import dandex.indexer.schedule.Timetable;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What the environment says of the schedule, checked once.
final class ScheduleSettings {
  private static final String NEVER = "off";
  private static final Json PLAIN = new Json("{}");
  private static final Json RECONCILING = new Json("{\"reconcile\": true}");
  private static final int MOST_JITTER = 3600;
  private static final int JITTER = 120;

  private final ServerSaid said;

  private ScheduleSettings(Map<String, String> environment) {
    this.said = new ServerSaid(environment);
  }

  static Timetable of(Map<String, String> environment) {
    var settings = new ScheduleSettings(environment);
    return new Timetable(
        List.of(
            new Appointment(
                "dandi",
                settings.cron(Setting.DANDEX_SCHEDULE_DANDI, "7 * * * *"),
                RunKind.DANDI,
                PLAIN),
            new Appointment(
                "lindi",
                settings.cron(Setting.DANDEX_SCHEDULE_LINDI, "27 * * * *"),
                RunKind.LINDI,
                PLAIN),
            new Appointment(
                "mirror",
                settings.cron(Setting.DANDEX_SCHEDULE_MIRROR, "47 * * * *"),
                RunKind.MIRROR,
                PLAIN),
            new Appointment(
                "reconcile",
                settings.cron(Setting.DANDEX_SCHEDULE_RECONCILE, "30 3 * * 0"),
                RunKind.DANDI,
                RECONCILING)),
        settings.zone(Setting.DANDEX_SCHEDULE_ZONE),
        settings.jitter(Setting.DANDEX_SCHEDULE_JITTER),
        settings.said.choice(Setting.DANDEX_SCHEDULE_MISSED, Missed.ONCE));
  }

  private @Nullable Cron cron(Setting setting, String usual) {
    var text = said.text(setting);
    if (text.equals(NEVER)) return null;
    try {
      return new Cron(text.isEmpty() ? usual : text);
    } catch (IllegalArgumentException wrong) {
      throw new UsageError(setting + ": " + wrong.getMessage() + ", or `off`", wrong);
    }
  }

  private ZoneId zone(Setting setting) {
    var text = said.text(setting);
    try {
      return text.isEmpty() ? ZoneOffset.UTC : ZoneId.of(text);
    } catch (DateTimeException unknown) {
      throw new UsageError(
          setting + " is \"" + text + "\"; it takes a zone such as Europe/Berlin", unknown);
    }
  }

  private Duration jitter(Setting setting) {
    var seconds = Objects.requireNonNullElse(said.whole(setting), JITTER);
    if (seconds > MOST_JITTER) {
      throw new UsageError(setting + " is " + seconds + "; it takes at most " + MOST_JITTER);
    }
    return Duration.ofSeconds(seconds);
  }
}
