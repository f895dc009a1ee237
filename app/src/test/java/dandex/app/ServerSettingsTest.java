package dandex.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dandex.server.graphql.Limits;
import dandex.server.http.StatusRule;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerSettingsTest {
  @TempDir Path home;

  private static ServerSettings settings(Map<String, String> variables) {
    return ServerSettings.of(new Environment(variables));
  }

  @Test
  void nothing_said_means_the_usual() {
    assertThat(settings(Map.of()).statuses()).isEqualTo(StatusRule.USUAL);
  }

  @Test
  void documents_come_from_a_folder_that_is_there(@TempDir Path folder) {
    var said = Map.of("DANDEX_DOCUMENTS", folder.toString(), "DANDEX_DOCUMENTS_ONLY", "true");
    assertThat(settings(said).onlyThose()).isTrue();

    assertThatThrownBy(() -> Config.of(Map.of("DANDEX_DOCUMENTS", folder + "/none"), home))
        .isInstanceOf(UsageError.class)
        .hasMessageEndingWith("it takes a folder that is there");
    assertThatThrownBy(() -> Config.of(Map.of("DANDEX_DOCUMENTS_ONLY", "true"), home))
        .isInstanceOf(UsageError.class)
        .hasMessageContaining("DANDEX_DOCUMENTS, their folder");
  }

  @Test
  void limits_are_whole_numbers_above_zero() {
    assertThat(settings(Map.of()).limits()).isEqualTo(Limits.USUAL);
    assertThat(
            settings(
                    Map.of(
                        "DANDEX_INTROSPECTION", "off",
                        "DANDEX_LIMIT_DEPTH", "3",
                        "DANDEX_LIMIT_COMPLEXITY", "4",
                        "DANDEX_LIMIT_ALIASES", "5",
                        "DANDEX_LIMIT_DEADLINE", "6",
                        "DANDEX_LIMIT_RESPONSE", "7",
                        "DANDEX_LIMIT_SUBSCRIPTIONS", "8"))
                .limits())
        .isEqualTo(
            new Limits(100_000, 15_000, 3, 4, 5, Duration.ofSeconds(6), 7_000_000, 8, false));
    for (var wrong : List.of("0", "-1", "1.5", "many", "1000000000")) {
      assertThatThrownBy(() -> Config.of(Map.of("DANDEX_LIMIT_DEPTH", wrong), home))
          .isInstanceOf(UsageError.class)
          .hasMessageContaining("a whole number");
    }
  }

  @Test
  void origins_have_no_path() {
    assertThat(settings(Map.of()).origins()).isEmpty();
    assertThat(settings(Map.of("DANDEX_CORS_ORIGINS", "https://a.example, http://b:80")).origins())
        .containsExactly("https://a.example", "http://b:80");
    for (var wrong : List.of("a.example", "https://a.example/", "null")) {
      assertThatThrownBy(() -> Config.of(Map.of("DANDEX_CORS_ORIGINS", wrong), home))
          .isInstanceOf(UsageError.class)
          .hasMessageContaining(wrong);
    }
  }

  @Test
  void exports_are_off_with_a_list_of_documents_unless_they_are_wanted(@TempDir Path folder) {
    var only = Map.of("DANDEX_DOCUMENTS", folder.toString(), "DANDEX_DOCUMENTS_ONLY", "true");
    var wanted = new HashMap<>(only);
    wanted.put("DANDEX_EXPORT", "on");

    assertThat(settings(Map.of()).exporting()).isTrue();
    assertThat(settings(Map.of("DANDEX_EXPORT", "off")).exporting()).isFalse();
    assertThat(settings(only).exporting()).isFalse();
    assertThat(settings(wanted).exporting()).isTrue();
    assertThatThrownBy(() -> Config.of(Map.of("DANDEX_EXPORT", "yes"), home))
        .isInstanceOf(UsageError.class)
        .hasMessage("DANDEX_EXPORT is \"yes\"; it takes `off` or `on`");
  }

  @Test
  void a_secret_is_long_and_in_no_message() {
    var secret = "0123456789abcdef0123456789abcdef";
    var settings = settings(Map.of("DANDEX_EXPORT_SECRET", secret));

    assertThat(settings.toString()).doesNotContain(secret);
    assertThatThrownBy(() -> Config.of(Map.of("DANDEX_EXPORT_SECRET", secret.substring(1)), home))
        .isInstanceOf(UsageError.class)
        .hasMessage(
            "DANDEX_EXPORT_SECRET is \"***\"; it takes a secret of 32 characters or more, this has"
                + " 31");
  }

  @Test
  void a_word_chooses_the_status_codes() {
    assertThat(settings(Map.of("DANDEX_HTTP_STATUS", "draft")).statuses())
        .isEqualTo(StatusRule.DRAFT);
    assertThatThrownBy(() -> Config.of(Map.of("DANDEX_HTTP_STATUS", "new"), home))
        .isInstanceOf(UsageError.class)
        .hasMessage("DANDEX_HTTP_STATUS is \"new\"; it takes `usual` or `draft`");
  }
}
