package dandex.server.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ExportSealTest {
  private static final String SECRET = "a secret that is long enough to be one";

  private final ExportSeal seal = new ExportSeal(ExportKey.of(SECRET), "assets of mice");

  @Test
  void an_id_gives_back_its_moment() {
    assertThat(seal.open(seal.close("moment/ü"))).isEqualTo(new Opened.Moment("moment/ü"));
    assertThat(seal.open(seal.close(null))).isEqualTo(new Opened.Moment(""));
  }

  @Test
  void the_same_secret_opens_it_and_another_key_is_told_apart() {
    var id = seal.close("moment");

    assertThat(new ExportSeal(ExportKey.of(SECRET), "assets of mice").open(id))
        .isEqualTo(new Opened.Moment("moment"));
    for (var key : new ExportKey[] {ExportKey.of(SECRET + "."), ExportKey.random()}) {
      assertThat(new ExportSeal(key, "assets of mice").open(id)).isEqualTo(new Opened.OtherKey());
    }
  }

  @Test
  void an_id_of_another_question_is_foreign() {
    var other = new ExportSeal(ExportKey.of(SECRET), "assets of men");

    assertThat(other.open(seal.close("moment"))).isEqualTo(new Opened.Foreign());
  }

  @Test
  void no_byte_of_an_id_can_be_altered() {
    var id = Base64.getUrlDecoder().decode(seal.close("moment"));
    for (int at = 0; at < id.length; at++) {
      var altered = id.clone();
      altered[at] ^= 1;
      assertThat(seal.open(Base64.getUrlEncoder().encodeToString(altered)))
          .as("byte %d", at)
          .isEqualTo(at < 8 ? new Opened.OtherKey() : new Opened.Foreign());
    }
  }

  @Test
  void a_moment_under_a_mark_of_another_is_foreign() {
    var id = Base64.getUrlDecoder().decode(seal.close("moment"));
    var text = "another moment".getBytes(UTF_8);
    var made = new byte[24 + text.length];
    System.arraycopy(id, 0, made, 0, 24);
    System.arraycopy(text, 0, made, 24, text.length);

    assertThat(seal.open(Base64.getUrlEncoder().encodeToString(made)))
        .isEqualTo(new Opened.Foreign());
  }

  @Test
  void what_is_no_id_is_never_opened() {
    for (var text : new String[] {"", "!", "none", "a".repeat(20_000)}) {
      assertThat(seal.open(text)).as(text).isEqualTo(new Opened.Foreign());
    }
    var random = new Random(42);
    for (int turn = 0; turn < 1_000; turn++) {
      var bytes = new byte[random.nextInt(60)];
      random.nextBytes(bytes);
      assertThat(seal.open(Base64.getUrlEncoder().encodeToString(bytes)))
          .as("seed 42, turn %d", turn)
          .isNotInstanceOf(Opened.Moment.class);
    }
  }

  @Test
  void a_short_secret_is_none_and_not_told() {
    assertThatThrownBy(() -> ExportKey.of("x".repeat(31)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("xx");
  }
}
