package dandex.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiTokenTest {
  private static final String ID = "0123456789abcdef";
  private static final String SECRET = "0".repeat(64);

  @Test
  void a_key_is_read_as_it_was_shown_and_no_two_are_alike() {
    var random = new SecureRandom();
    var token = ApiToken.fresh(random);
    var read = ApiToken.parse(token.reveal()).orElseThrow();

    assertThat(token.reveal()).matches("dandex_[0-9a-f]{16}_[0-9a-f]{64}");
    assertThat(read.id()).isEqualTo(token.id());
    assertThat(read.hash()).isEqualTo(token.hash());
    assertThat(ApiToken.fresh(random).reveal()).isNotEqualTo(token.reveal());
  }

  @Test
  void its_hash_is_sha_256_of_the_secrets_bytes() {
    var token = ApiToken.parse("dandex_" + ID + "_" + SECRET).orElseThrow();

    assertThat(HexFormat.of().formatHex(token.hash()))
        .isEqualTo("66687aadf862bd776c8fc18b8e9f8e20089714856ee233b3902a591d0d5f2925");
  }

  @Test
  void a_log_does_not_hold_the_secret() {
    var token = ApiToken.parse("dandex_" + ID + "_" + SECRET).orElseThrow();

    assertThat(token).hasToString("dandex_" + ID + "_…");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "dandex",
        "dandex__",
        "dandex_0123456789abcdef_",
        "dandex_0123456789abcde_"
            + "0000000000000000000000000000000000000000000000000000000000000000",
        "dandex_0123456789ABCDEF_"
            + "0000000000000000000000000000000000000000000000000000000000000000",
        "dandex_0123456789abcdef_"
            + "000000000000000000000000000000000000000000000000000000000000000"
      })
  void what_has_another_form_is_no_key(String text) {
    assertThat(ApiToken.parse(text)).isEmpty();
    assertThat(ApiToken.parse(text + "\n")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "two words", "-dash", "a\nb", "é"})
  void a_name_that_would_be_odd_in_a_log_is_refused(String name) {
    var token = ApiToken.fresh(new SecureRandom());

    assertThatThrownBy(() ->
            ApiKey.fresh(
                name, token, ApiKey.Right.READ, null, Instant.parse("2026-01-01T00:00:00Z")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is no name for a key");
  }
}
