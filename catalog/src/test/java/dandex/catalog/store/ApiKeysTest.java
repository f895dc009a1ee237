package dandex.catalog.store;

import static org.assertj.core.api.Assertions.assertThat;

import dandex.catalog.ApiKey;
import dandex.catalog.ApiKey.Right;
import dandex.catalog.ApiToken;
import java.security.SecureRandom;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ApiKeysTest {
  private static final Instant CREATED = Instant.parse("2026-01-01T12:00:00Z");

  private final TestCatalog catalog = new TestCatalog();
  private final ApiKeys keys = catalog.apiKeys;
  private final ApiToken token = ApiToken.fresh(new SecureRandom());

  private KnownKey known() {
    return keys.byId(token.id()).orElseThrow();
  }

  @Test
  void a_key_is_kept_without_its_secret_and_opened_by_it_alone() {
    var key = ApiKey.fresh("ada", token, Right.OPERATE, 7, CREATED);

    assertThat(keys.create(key, token)).isTrue();

    assertThat(known().key()).isEqualTo(key);
    assertThat(known().isOpenedBy(token)).isTrue();
    assertThat(known().isOpenedBy(ApiToken.fresh(new SecureRandom()))).isFalse();
    assertThat(keys.all()).containsExactly(key);
    assertThat(catalog.words("select to_jsonb(api_key)::text from api_key").getFirst())
        .doesNotContain(token.reveal().substring(24));
    assertThat(keys.byId("0000000000000000")).isEmpty();
  }

  @Test
  void a_name_is_given_once_even_if_its_key_is_revoked() {
    keys.create(ApiKey.fresh("ada", token, Right.READ, null, CREATED), token);
    keys.revoke("ada", CREATED.plusSeconds(1));
    var other = ApiToken.fresh(new SecureRandom());

    assertThat(keys.create(ApiKey.fresh("ada", other, Right.READ, null, CREATED), other)).isFalse();
    assertThat(keys.byId(other.id())).isEmpty();
  }

  @Test
  void a_revoked_key_stays_on_record_as_it_was_revoked_first() {
    keys.create(ApiKey.fresh("ada", token, Right.READ, null, CREATED), token);

    assertThat(keys.revoke("ada", CREATED.plusSeconds(1)).orElseThrow().isRevoked()).isTrue();
    assertThat(keys.revoke("ada", CREATED.plusSeconds(9)).orElseThrow().revoked())
        .isEqualTo(CREATED.plusSeconds(1));
    assertThat(known().key().isRevoked()).isTrue();
    assertThat(keys.revoke("grace", CREATED)).isEmpty();
  }

  @Test
  void the_last_use_is_recorded_once_a_minute() {
    keys.create(ApiKey.fresh("ada", token, Right.READ, null, CREATED), token);

    keys.used(token.id(), CREATED);
    keys.used(token.id(), CREATED.plusSeconds(59));
    assertThat(known().key().lastUsed()).isEqualTo(CREATED);
    keys.used(token.id(), CREATED.plusSeconds(60));
    assertThat(known().key().lastUsed()).isEqualTo(CREATED.plusSeconds(60));
  }
}
