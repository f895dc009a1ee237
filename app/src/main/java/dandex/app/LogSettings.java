package dandex.app;

import java.util.Map;

/// What the environment says of the log. logback reads it by itself, and takes what it does not
/// know for something else; so it is only checked here.
final class LogSettings {
  private enum Level {
    ERROR,
    WARN,
    INFO,
    DEBUG,
    TRACE
  }

  private enum Form {
    TEXT,
    JSON
  }

  private LogSettings() {}

  static void check(Map<String, String> environment) {
    var said = new ServerSaid(environment);
    said.choice(Setting.DANDEX_LOG_LEVEL, Level.INFO);
    said.choice(Setting.DANDEX_LOG_FORMAT, Form.TEXT);
  }
}
