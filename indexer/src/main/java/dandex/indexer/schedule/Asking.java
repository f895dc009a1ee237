package dandex.indexer.schedule;

import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.VoidExecutionHandler;
import dandex.catalog.run.RunRequests;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Puts one request when its time has come.
///
/// @param missed what becomes of a time that was long ago
record Asking(
    Appointment appointment, Times times, RunRequests requests, Missed missed, Clock clock)
    implements VoidExecutionHandler<Void> {
  private static final Logger LOG = LoggerFactory.getLogger(Asking.class);

  /// Later than this, nobody was there at the time.
  private static final Duration LATE = Duration.ofMinutes(2);

  @Override
  public void execute(TaskInstance<Void> instance, ExecutionContext context) {
    var due = context.getExecution().getExecutionTime();
    var isLate = due.plus(LATE).isBefore(clock.instant());
    if (isLate && missed == Missed.SKIP) {
      LOG.info("Schedule {} missed {}; next at {}", appointment.name(), due, next());
      return;
    }
    if (isLate) LOG.info("Schedule {} missed {} and catches up", appointment.name(), due);
    ask();
  }

  private void ask() {
    var queued =
        requests.putOnce(
            appointment.kind(), appointment.options(), "schedule " + appointment.name());
    LOG.info(
        "Schedule {}: request {} {}; next at {}",
        appointment.name(),
        queued.request().id(),
        queued.isNew() ? "is put" : "still waits for a worker",
        next());
  }

  private Instant next() {
    return times.after(clock.instant());
  }
}
