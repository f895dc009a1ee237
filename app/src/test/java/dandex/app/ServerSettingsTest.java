package dandex.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dandex.server.http.StatusRule;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerSettingsTest {
  @Test
  void nothing_said_means_the_usual() {
    assertThat(ServerSettings.of(Map.of()).statuses()).isEqualTo(StatusRule.USUAL);
  }

  @Test
  void documents_come_from_a_folder_that_is_there(@TempDir Path folder) {
    var said = Map.of("DANDEX_DOCUMENTS", folder.toString(), "DANDEX_DOCUMENTS_ONLY", "true");
    assertThat(ServerSettings.of(said).onlyThose()).isTrue();

    assertThatThrownBy(() -> ServerSettings.of(Map.of("DANDEX_DOCUMENTS", folder + "/none")))
        .isInstanceOf(UsageError.class)
        .hasMessageEndingWith("which is no folder");
    assertThatThrownBy(() -> ServerSettings.of(Map.of("DANDEX_DOCUMENTS_ONLY", "true")))
        .isInstanceOf(UsageError.class)
        .hasMessageContaining("DANDEX_DOCUMENTS, their folder");
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
