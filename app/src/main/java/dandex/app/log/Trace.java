package dandex.app.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Where a fault came from: the classes of exceptions and the places in the code, from within to
/// without. Never their messages: those of a database hold the values of whoever asked.
final class Trace {
  private static final int MOST_PLACES = 25;
  private static final int MOST_CAUSES = 5;

  private Trace() {}

  /// Empty where the event is no fault of ours.
  static Optional<List<String>> of(ILoggingEvent event) {
    var thrown = event.getThrowableProxy();
    if (thrown == null || event.getLevel() != Level.ERROR) return Optional.empty();
    var places = new ArrayList<String>();
    var causes = 0;
    for (var one = thrown; one != null && causes < MOST_CAUSES; one = one.getCause()) {
      add(one, places);
      causes++;
    }
    return Optional.of(places);
  }

  private static void add(IThrowableProxy thrown, List<String> places) {
    places.add(thrown.getClassName());
    var frames = thrown.getStackTraceElementProxyArray();
    var own = Math.min(frames.length - thrown.getCommonFrames(), MOST_PLACES);
    for (var at = 0; at < own; at++) places.add(frames[at].getStackTraceElement().toString());
  }
}
