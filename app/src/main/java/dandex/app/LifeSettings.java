package dandex.app;

import java.time.Duration;

/// How long the start and the end of a process may take.
///
/// @param start how long a Postgres that does not answer yet is waited for
/// @param stop how long whatever it is about may go on after SIGTERM
record LifeSettings(Duration start, Duration stop) {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  static LifeSettings of(Environment said) {
    return new LifeSettings(
        said.read(Setting.DANDEX_START_PATIENCE, MINUTE, Form.seconds(0, 3600)),
        said.read(Setting.DANDEX_STOP_PATIENCE, MINUTE, Form.seconds(2, 3600)));
  }
}
