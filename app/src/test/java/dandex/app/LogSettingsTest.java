package dandex.app;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogSettingsTest {
  @TempDir Path home;

  @Test
  void what_the_log_does_not_know_is_wrong_usage() {
    assertThatThrownBy(() -> Config.of(Map.of("DANDEX_LOG_LEVEL", "loud"), home))
        .isInstanceOf(UsageError.class)
        .hasMessageStartingWith("DANDEX_LOG_LEVEL is \"loud\"; it takes `error` or `warn`");
    assertThatThrownBy(() -> Config.of(Map.of("DANDEX_LOG_FORMAT", "yaml"), home))
        .isInstanceOf(UsageError.class)
        .hasMessage("DANDEX_LOG_FORMAT is \"yaml\"; it takes `text` or `json`");
    assertThatThrownBy(() -> Config.of(Map.of("DANDEX_TRACING", "yes"), home))
        .isInstanceOf(UsageError.class)
        .hasMessage("DANDEX_TRACING is \"yes\"; it takes `off` or `on`");
  }

  @Test
  void what_it_knows_in_any_case_and_nothing_are_taken() {
    assertThatCode(
            () -> Config.of(Map.of("DANDEX_LOG_LEVEL", "DEBUG", "DANDEX_LOG_FORMAT", "JSON"), home))
        .doesNotThrowAnyException();
    assertThatCode(() -> Config.of(Map.of("DANDEX_LOG_LEVEL", "", "DANDEX_LOG_FORMAT", ""), home))
        .doesNotThrowAnyException();
  }
}
