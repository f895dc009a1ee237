package dandex.indexer.schedule;

import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import dandex.catalog.run.Installation;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The moments at which one thing is asked for: times of crontab, each put off by a jitter that is
/// always the same for the same time and installation. So all who look at one database agree, and a
/// restart changes nothing.
final class Times implements Schedule {
  private final String name;
  private final @Nullable Cron cron;
  private final ZoneId zone;
  private final Duration jitter;
  private final long seed;

  Times(Appointment appointment, Timetable timetable, Installation installation) {
    this.name = appointment.name();
    this.cron = appointment.cron();
    this.zone = timetable.zone();
    this.jitter = timetable.jitter();
    this.seed = 31L * installation.id().hashCode() + name.hashCode();
  }

  /// The first moment after another.
  Instant after(Instant moment) {
    if (cron == null) return NEVER;
    // A time that is over may have been put off to a moment that is not.
    var time = cron.after(moment.minus(jitter), zone);
    while (!putOff(time).isAfter(moment)) time = cron.after(time, zone);
    return putOff(time);
  }

  /// The first moments after another.
  List<Instant> after(Instant moment, int many) {
    return Stream.iterate(after(moment), this::after).limit(many).toList();
  }

  private Instant putOff(Instant time) {
    var random = new SplittableRandom(seed ^ time.getEpochSecond());
    return time.plusSeconds(random.nextLong(jitter.toSeconds() + 1));
  }

  @Override
  public Instant getNextExecutionTime(ExecutionComplete done) {
    return after(done.getTimeDone());
  }

  @Override
  public boolean isDeterministic() {
    return true;
  }

  @Override
  public boolean isDisabled() {
    return cron == null;
  }

  @Override
  public String toString() {
    return name + " at " + cron;
  }
}
