package dandex.server.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dandex.catalog.ApiKey;
import dandex.catalog.ApiKey.Right;
import dandex.catalog.ApiToken;
import dandex.catalog.store.ApiKeys;
import dandex.catalog.store.Database;
import dandex.sandbox.TestServers;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GuardedDoorTest {
  private static final String HERE = "192.0.2.1";
  private static final String THERE = "192.0.2.2";

  private final Database database =
      Database.open(TestServers.freshDatabase(), 2, Duration.ofMillis(300));
  private final ApiKeys keys = database.apiKeys();
  private final SettableTime time = new SettableTime();

  @AfterEach
  void close() {
    database.close();
  }

  private Door door(boolean keysRequired, int rate, int keyRate) {
    var policy = new AccessPolicy(keysRequired, rate, keyRate, false);
    return new GuardedDoor(keys, policy, time, time::nanoTime);
  }

  private ApiToken key(String name, Right may, @Nullable Integer rate) {
    var token = ApiToken.fresh(new SecureRandom());
    keys.create(ApiKey.fresh(name, token, may, rate, time.instant()), token);
    return token;
  }

  private static Visitor visitor(String address, @Nullable String key) {
    return new Visitor(address, List.of(), key, true);
  }

  private static Visitor with(ApiToken key) {
    return visitor(HERE, key.reveal());
  }

  private static String unknownKey() {
    return ApiToken.fresh(new SecureRandom()).reveal();
  }

  private static Caller caller(Admission admission) {
    assertThat(admission).isInstanceOf(Admission.Admitted.class);
    return ((Admission.Admitted) admission).caller();
  }

  private static Quota quota(Admission admission) {
    return switch (admission) {
      case Admission.Admitted(_, var quota) -> Objects.requireNonNull(quota);
      case Admission.TooMany(var quota) -> quota;
      case Admission.Unauthenticated(var why) -> throw new AssertionError(why);
    };
  }

  @Test
  void anybody_comes_in_unless_keys_are_required() {
    assertThat(caller(door(false, 0, 0).admit(visitor(HERE, null)))).isEqualTo(Caller.ANYBODY);
    assertThat(door(true, 0, 0).admit(visitor(HERE, null)))
        .isInstanceOf(Admission.Unauthenticated.class);
    assertThat(door(true, 0, 0).admit(new Visitor(HERE, List.of(), null, false)))
        .as("a page of the IDE")
        .isInstanceOf(Admission.Admitted.class);
  }

  @Test
  void a_key_says_who_comes_in_and_what_it_is_good_for() {
    var door = door(true, 0, 0);

    assertThat(caller(door.admit(with(key("reader", Right.READ, null)))))
        .isEqualTo(new Caller("reader", false));
    assertThat(caller(door.admit(with(key("operator", Right.OPERATE, null)))))
        .isEqualTo(new Caller("operator", true));
  }

  @Test
  void a_wrong_key_opens_nothing_even_where_anybody_may_come_in() {
    var token = key("ada", Right.READ, null);
    var wrongSecret = token.reveal().substring(0, 24) + "0".repeat(64);

    for (var wrong : List.of("", "secret", unknownKey(), wrongSecret, token.reveal() + "0")) {
      assertThat(door(false, 0, 0).admit(visitor(HERE, wrong)))
          .as(wrong)
          .isInstanceOf(Admission.Unauthenticated.class);
    }
  }

  @Test
  void a_revoked_key_opens_nothing_after_a_few_seconds() {
    var door = door(false, 0, 0);
    var token = key("ada", Right.READ, null);
    caller(door.admit(with(token)));
    caller(door.admit(with(token)));
    keys.revoke("ada", time.instant());

    caller(door.admit(with(token)));
    time.advance(KeyRing.STALE);

    assertThat(door.admit(with(token))).isInstanceOf(Admission.Unauthenticated.class);
  }

  @Test
  void a_key_that_is_made_after_it_was_refused_opens_after_a_few_seconds() {
    var door = door(false, 0, 0);
    var token = ApiToken.fresh(new SecureRandom());
    assertThat(door.admit(with(token))).isInstanceOf(Admission.Unauthenticated.class);
    keys.create(ApiKey.fresh("ada", token, Right.READ, null, time.instant()), token);

    time.advance(KeyRing.STALE);

    assertThat(caller(door.admit(with(token))).key()).isEqualTo("ada");
  }

  @Test
  void the_last_use_of_a_key_is_on_record_to_the_minute() {
    var door = door(false, 0, 0);
    var token = key("ada", Right.READ, null);
    var first = time.instant();
    door.admit(with(token));
    time.advance(Duration.ofSeconds(59));
    door.admit(with(token));
    assertThat(keys.all().getFirst().lastUsed()).isEqualTo(first);

    time.advance(Duration.ofSeconds(1));
    door.admit(with(token));

    assertThat(keys.all().getFirst().lastUsed()).isEqualTo(time.instant());
  }

  @Test
  void an_address_has_its_rate_and_the_bucket_fills_evenly() {
    var door = door(false, 30, 0);
    assertThat(quota(door.admit(visitor(HERE, null)))).isEqualTo(new Quota("address", 30, 29, 2));
    for (int n = 1; n < 30; n++) caller(door.admit(visitor(HERE, null)));

    var refused = door.admit(visitor(HERE, null));

    assertThat(refused).isEqualTo(new Admission.TooMany(new Quota("address", 30, 0, 2)));
    caller(door.admit(visitor(THERE, null)));
    time.advance(Duration.ofSeconds(2));
    caller(door.admit(visitor(HERE, null)));
    assertThat(door.admit(visitor(HERE, null))).isInstanceOf(Admission.TooMany.class);
    time.advance(Duration.ofMinutes(1));
    assertThat(quota(door.admit(visitor(HERE, null))).remaining()).isEqualTo(29);
  }

  @Test
  void a_key_counts_for_itself_at_its_own_rate_whatever_the_address() {
    var door = door(false, 1, 100);
    var own = key("own", Right.READ, 2);
    caller(door.admit(visitor(HERE, null)));
    assertThat(door.admit(visitor(HERE, null))).isInstanceOf(Admission.TooMany.class);

    assertThat(quota(door.admit(with(key("usual", Right.READ, null)))))
        .isEqualTo(new Quota("key", 100, 99, 1));
    caller(door.admit(with(own)));
    caller(door.admit(visitor(THERE, own.reveal())));
    assertThat(door.admit(with(own))).isEqualTo(new Admission.TooMany(new Quota("key", 2, 0, 30)));
    assertThat(door.admit(with(key("free", Right.READ, 0))))
        .isEqualTo(new Admission.Admitted(new Caller("free", false), null));
  }

  @Test
  void an_address_that_tries_keys_is_heard_no_longer_and_known_keys_still_are() {
    var door = door(false, 0, 0);
    var known = key("known", Right.READ, null);
    var other = key("other", Right.READ, null);
    caller(door.admit(with(known)));
    caller(door.admit(with(known)));
    for (int n = 0; n < 60; n++) {
      assertThat(door.admit(visitor(HERE, unknownKey())))
          .isInstanceOf(Admission.Unauthenticated.class);
    }

    assertThat(quota(door.admit(visitor(HERE, unknownKey()))))
        .isEqualTo(new Quota("wrong-key", 60, 0, 1));
    assertThat(door.admit(with(other))).isInstanceOf(Admission.TooMany.class);
    caller(door.admit(with(known)));
    caller(door.admit(visitor(THERE, other.reveal())));
  }

  @Test
  void without_the_store_keys_cannot_be_checked_and_anybody_comes_in() {
    var door = door(false, 0, 0);
    var token = key("ada", Right.READ, null);
    database.close();

    assertThatThrownBy(() -> door.admit(with(token))).hasStackTraceContaining("SQLException");
    caller(door.admit(visitor(HERE, null)));
  }
}
