package dandex.app.log;

import ch.qos.logback.classic.spi.ILoggingEvent;

/// How an event is written.
sealed interface LogForm permits TextForm, JsonForm {
  /// One line, without its end.
  String line(ILoggingEvent event);
}
