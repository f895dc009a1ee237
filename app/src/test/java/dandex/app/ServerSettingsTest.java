package dandex.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dandex.server.http.StatusRule;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ServerSettingsTest {
  @Test
  void nothing_said_means_the_usual() {
    assertThat(ServerSettings.of(Map.of()).statuses()).isEqualTo(StatusRule.USUAL);
  }

  @Test
  void a_word_chooses_the_status_codes() {
    assertThat(ServerSettings.of(Map.of("DANDEX_HTTP_STATUS", "draft")).statuses())
        .isEqualTo(StatusRule.DRAFT);
    assertThatThrownBy(() -> ServerSettings.of(Map.of("DANDEX_HTTP_STATUS", "new")))
        .isInstanceOf(UsageError.class)
        .hasMessage("DANDEX_HTTP_STATUS is \"new\"; it takes `usual` or `draft`");
  }
}
