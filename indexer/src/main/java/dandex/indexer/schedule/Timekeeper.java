package dandex.indexer.schedule;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dandex.catalog.run.Installation;
import dandex.catalog.run.RunRequests;
import dandex.catalog.run.Starter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/// Asks for runs at their times, until it is closed. Several may keep the same timetable on one
/// database: at each time one of them asks.
public final class Timekeeper implements AutoCloseable {
  static final Duration AGAIN = Duration.ofSeconds(30);

  private static final String TABLE = "schedule";
  private static final Duration LOOK = Duration.ofSeconds(10);

  // Asking takes milliseconds: one that is at it for a minute is dead.
  private static final Duration BEAT = Duration.ofSeconds(15);
  private static final int MISSED_BEATS = 4;

  private final Scheduler scheduler;

  private Timekeeper(Scheduler scheduler) {
    this.scheduler = scheduler;
  }

  /// @param starter who asks
  public static Timekeeper start(
      DataSource database, Timetable timetable, Starter starter, Clock clock) {
    return start(database, timetable, starter, clock, LOOK);
  }

  /// @param look how often it is looked whether something is due
  static Timekeeper start(
      DataSource database, Timetable timetable, Starter starter, Clock clock, Duration look) {
    var installation = Installation.of(database);
    var requests = new RunRequests(database, clock);
    var tasks =
        timetable.appointments().stream()
            .map(one -> task(one, timetable, installation, requests, clock))
            .toList();
    var scheduler =
        Scheduler.create(database)
            .startTasks(tasks)
            .tableName(TABLE)
            .schedulerName(new SchedulerName.Fixed(starter.host() + "/" + starter.pid()))
            .threads(1)
            .pollingInterval(look)
            .heartbeatInterval(BEAT)
            .missedHeartbeatsLimit(MISSED_BEATS)
            .clock(clock::instant)
            .failureLogging(LogLevel.OFF, false)
            .addSchedulerListener(new Attention(look))
            .build();
    scheduler.start();
    return new Timekeeper(scheduler);
  }

  /// The next moments of each appointment, by name; none of one that never comes.
  public static Map<String, List<Instant>> preview(
      DataSource database, Timetable timetable, Instant now, int many) {
    var installation = Installation.of(database);
    var moments = new LinkedHashMap<String, List<Instant>>();
    for (var one : timetable.appointments()) {
      var times = new Times(one, timetable, installation);
      moments.put(one.name(), times.isDisabled() ? List.of() : times.after(now, many));
    }
    return moments;
  }

  private static RecurringTask<Void> task(
      Appointment appointment,
      Timetable timetable,
      Installation installation,
      RunRequests requests,
      Clock clock) {
    var times = new Times(appointment, timetable, installation);
    return Tasks.recurring(appointment.name(), times)
        .onFailure(new FailureHandler.OnFailureRetryLater<>(AGAIN))
        .execute(new Asking(appointment, times, requests, timetable.missed(), clock));
  }

  /// Lets what is being asked be asked; after this nothing is.
  @Override
  public void close() {
    scheduler.stop();
  }
}
