package dandex.app.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/// `14:02:37 INFO what happened`. Where a fault of ours is logged, the places in our code follow on
/// the same line.
final class TextForm implements LogForm {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneId.systemDefault());
  private static final int LEVEL = 5;

  @Override
  public String line(ILoggingEvent event) {
    var line = new StringBuilder();
    TIME.formatTo(event.getInstant(), line);
    var level = event.getLevel().toString();
    line.append(' ').append(level).append(" ".repeat(Math.max(1, LEVEL + 1 - level.length())));
    line.append(Printable.of(event.getFormattedMessage()));
    Trace.of(event).ifPresent(trace -> line.append(" | ").append(String.join(" < ", trace)));
    return line.toString();
  }
}
