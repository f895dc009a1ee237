package dandex.app;

import dandex.app.log.LogLevel;

/// What the environment says of the log. Its form is logback's affair, which reads it by itself,
/// and takes what it does not know for something else; so it is checked here.
record LogSettings(LogLevel level, LogFormat format) {
  static LogSettings of(Environment said) {
    return new LogSettings(
        said.read(Setting.DANDEX_LOG_LEVEL, LogLevel.INFO, Form.word(LogLevel.class)),
        said.read(Setting.DANDEX_LOG_FORMAT, LogFormat.TEXT, Form.word(LogFormat.class)));
  }
}
