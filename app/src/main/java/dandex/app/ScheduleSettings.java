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
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the environment says of the schedule.
final class ScheduleSettings {
  private static final String NEVER = "off";
  private static final Json PLAIN = new Json("{}");
  private static final Json RECONCILING = new Json("{\"reconcile\": true}");
  private static final Duration JITTER = Duration.ofMinutes(2);
  private static final Form<ZoneId> ZONE = new Form<>(ScheduleSettings::zone, ZoneId::getId);

  private ScheduleSettings() {}

  static Timetable of(Environment said) {
    return new Timetable(
        List.of(
            new Appointment(
                "dandi",
                cron(said, Setting.DANDEX_SCHEDULE_DANDI, "7 * * * *"),
                RunKind.DANDI,
                PLAIN),
            new Appointment(
                "lindi",
                cron(said, Setting.DANDEX_SCHEDULE_LINDI, "27 * * * *"),
                RunKind.LINDI,
                PLAIN),
            new Appointment(
                "mirror",
                cron(said, Setting.DANDEX_SCHEDULE_MIRROR, "47 * * * *"),
                RunKind.MIRROR,
                PLAIN),
            new Appointment(
                "reconcile",
                cron(said, Setting.DANDEX_SCHEDULE_RECONCILE, "30 3 * * 0"),
                RunKind.DANDI,
                RECONCILING)),
        said.read(Setting.DANDEX_SCHEDULE_ZONE, ZoneId.of("UTC"), ZONE),
        said.read(Setting.DANDEX_SCHEDULE_JITTER, JITTER, Form.seconds(0, 3600)),
        said.read(Setting.DANDEX_SCHEDULE_MISSED, Missed.ONCE, Form.word(Missed.class)));
  }

  private static @Nullable Cron cron(Environment said, Setting setting, String usual) {
    var form = new Form<>(ScheduleSettings::cron, time -> time.map(Cron::toString).orElse(NEVER));
    return said.read(setting, Optional.of(new Cron(usual)), form).orElse(null);
  }

  /// Nothing for never.
  private static Optional<Cron> cron(String text) {
    if (text.equals(NEVER)) return Optional.empty();
    try {
      return Optional.of(new Cron(text));
    } catch (IllegalArgumentException wrong) {
      throw new IllegalArgumentException(wrong.getMessage() + ", or `off`", wrong);
    }
  }

  private static ZoneId zone(String text) {
    try {
      return ZoneId.of(text);
    } catch (DateTimeException unknown) {
      throw Form.takes("a zone such as Europe/Berlin");
    }
  }
}
