package dandex.indexer.schedule;

import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.schedule.CronSchedule;
import com.github.kagkarlsson.scheduler.task.schedule.CronStyle;
import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

/// Times as crontab has them: minute, hour, day of the month, month, day of the week.
public record Cron(String expression) {
  private static final int FIELDS = 5;

  /// @throws IllegalArgumentException when it is no such expression, or never comes
  public Cron {
    if (expression.split("\\s+").length != FIELDS || !comes(expression)) {
      throw new IllegalArgumentException(
          "\"%s\" is no time of crontab; write `7 * * * *` for seven minutes past every hour"
              .formatted(expression));
    }
  }

  private static boolean comes(String expression) {
    try {
      return next(expression, Instant.EPOCH, ZoneOffset.UTC).isPresent();
    } catch (IllegalArgumentException wrong) {
      return false;
    }
  }

  /// The first time after another.
  Instant after(Instant time, ZoneId zone) {
    return next(expression, time, zone)
        .orElseThrow(() -> new IllegalStateException(expression + " comes no more after " + time));
  }

  private static Optional<Instant> next(String expression, Instant after, ZoneId zone) {
    var next =
        new CronSchedule(expression, zone, CronStyle.UNIX)
            .getNextExecutionTime(ExecutionComplete.simulatedSuccess(after));
    return next.equals(Schedule.NEVER) ? Optional.empty() : Optional.of(next);
  }

  @Override
  public String toString() {
    return expression;
  }
}
