package dandex.indexer.schedule;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;

/// What is asked for by the clock, and how.
///
/// @param zone in which the times are meant
/// @param jitter by which each time is put off at most
public record Timetable(
    List<Appointment> appointments, ZoneId zone, Duration jitter, Missed missed) {
  public Timetable {
    appointments = List.copyOf(appointments);
    if (jitter.isNegative()) throw new IllegalArgumentException("a jitter of " + jitter);
  }
}
