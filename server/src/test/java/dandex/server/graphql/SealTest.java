package dandex.server.graphql;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SealTest {
  private final Seal seal = new Seal("assets by path");

  @Test
  void a_cursor_gives_back_its_position() {
    var position = new ArrayList<@Nullable Object>(Arrays.asList("a/ü", 7L, 1.25, null, "key"));

    assertThat(seal.open("after", seal.cursor(position))).isEqualTo(position);
  }

  @Test
  void a_cursor_of_another_question_is_refused() {
    var foreign = new Seal("assets by size").cursor(List.of(7L, "key"));

    assertRefused(foreign);
  }

  @Test
  void an_altered_cursor_is_refused() {
    var cursor = seal.cursor(List.of("a/b", "key"));
    var json = new String(Base64.getUrlDecoder().decode(cursor), UTF_8);

    assertRefused(
        Base64.getUrlEncoder().encodeToString(json.replace("a/b", "a/c").getBytes(UTF_8)));
  }

  @Test
  void what_is_no_cursor_is_refused() {
    for (var text : List.of("", "!", "W10", "e30", "bnVsbA", "MTI", "a".repeat(20_000))) {
      assertRefused(text);
    }
    var random = new Random(42);
    for (int turn = 0; turn < 1_000; turn++) {
      var bytes = new byte[random.nextInt(60)];
      random.nextBytes(bytes);
      assertRefused(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }
  }

  private void assertRefused(String cursor) {
    assertThatThrownBy(() -> seal.open("before", cursor))
        .as("seed 42, cursor %s", cursor)
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("`before` is no cursor of this question");
  }
}
