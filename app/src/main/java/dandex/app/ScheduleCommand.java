package dandex.app;

import dandex.catalog.store.Plans;
import dandex.indexer.schedule.Appointment;
import dandex.indexer.schedule.Timekeeper;
import dandex.indexer.schedule.Timetable;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "schedule",
    description = {
      "Asks for runs at set times, until Ctrl-C or SIGTERM; a `dandex work` carries them out.",
      "The times are those of DANDEX_SCHEDULE_DANDI, _LINDI, _MIRROR and _RECONCILE. What is queued"
          + " already is not asked for again. Several may run on one catalog: at each time one of"
          + " them asks."
    },
    mixinStandardHelpOptions = true)
final class ScheduleCommand implements Callable<Integer> {
  private static final int SHOWN = 3;
  private static final DateTimeFormatter FORM =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss XXX", Locale.ROOT);

  private final Surroundings surroundings;

  @Option(
      names = "--list",
      description = "Only show what is asked for, and when the next times are; asks for nothing.")
  private boolean list;

  ScheduleCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws InterruptedException {
    var console = surroundings.console();
    var config = surroundings.config().get();
    if (list) {
      try (var database = surroundings.stores().database()) {
        show(database.dataSource(), config.timetable());
        return 0;
      }
    }
    try (var interruption = Interruption.ofServer(surroundings);
        var database = surroundings.stores().database(Plans.FRESH, interruption.cancellation());
        var _ =
            Timekeeper.start(
                database.dataSource(), config.timetable(), Starters.here(), surroundings.clock());
        var _ = Alive.beating(config.aliveFile(), database.dataSource())) {
      interruption.serves();
      console.say("Asking for runs by the clock; Ctrl-C stops.");
      interruption.await();
    }
    return 0;
  }

  private void show(DataSource database, Timetable timetable) {
    var moments = Timekeeper.preview(database, timetable, surroundings.clock().instant(), SHOWN);
    var table = new Table("NAME", "RUN", "OPTIONS", "CRON", "NEXT");
    for (var one : timetable.appointments()) {
      table.add(
          one.name(),
          one.kind().name().toLowerCase(Locale.ROOT),
          one.options().text(),
          one.cron() == null ? "off" : one.cron().toString(),
          next(one, moments.getOrDefault(one.name(), List.of()), timetable));
    }
    table.lines().forEach(surroundings.console()::answer);
  }

  private static String next(Appointment one, List<Instant> moments, Timetable timetable) {
    if (one.cron() == null) return "never";
    return String.join(
        ", ", moments.stream().map(it -> FORM.format(it.atZone(timetable.zone()))).toList());
  }
}
