package dandex.app.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.slf4j.LoggerFactory;

/// How much is logged.
public enum LogLevel {
  ERROR,
  WARN,
  INFO,
  DEBUG,
  TRACE;

  /// Has so much logged from now on. Until then the logs have read the variable by themselves, and
  /// they take an empty one for the loudest.
  public void apply() {
    if (LoggerFactory.getLogger("dandex") instanceof Logger ours) {
      ours.setLevel(Level.valueOf(name()));
    }
  }
}
