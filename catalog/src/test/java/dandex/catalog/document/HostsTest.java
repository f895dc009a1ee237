package dandex.catalog.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.http.HttpHost;
import org.junit.jupiter.api.Test;

class HostsTest {
  private static final HttpHost ONE = new HttpHost("one");
  private static final HttpHost TWO = new HttpHost("two");
  private static final HttpHost THREE = new HttpHost("three");

  // Near its end, as a clock of nanoseconds may be.
  private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 10);
  private final Hosts hosts = new Hosts(List.of(ONE, TWO, THREE), now::get);

  private void pass(Duration time) {
    now.addAndGet(time.toNanos());
  }

  @Test
  void each_host_has_its_turn_and_the_others_come_after_it() {
    assertThat(hosts.inTurn()).containsExactly(ONE, TWO, THREE);
    assertThat(hosts.inTurn()).containsExactly(THREE, ONE, TWO);
    assertThat(hosts.inTurn()).containsExactly(TWO, THREE, ONE);
    assertThat(hosts.inTurn()).containsExactly(ONE, TWO, THREE);
  }

  @Test
  void one_that_is_down_is_passed_over_for_a_minute() {
    hosts.failed(TWO);

    assertThat(hosts.inTurn()).containsExactlyInAnyOrder(ONE, THREE);
    pass(Duration.ofSeconds(59));
    assertThat(hosts.inTurn()).doesNotContain(TWO);
    pass(Duration.ofSeconds(1));
    assertThat(hosts.inTurn()).containsExactlyInAnyOrder(ONE, TWO, THREE);
  }

  @Test
  void it_is_passed_over_longer_each_time_but_never_for_more_than_half_an_hour() {
    for (var failure = 0; failure < 3; failure++) hosts.failed(ONE);
    pass(Duration.ofSeconds(119));
    assertThat(hosts.inTurn()).doesNotContain(ONE);
    pass(Duration.ofSeconds(1));
    assertThat(hosts.inTurn()).contains(ONE);

    for (var failure = 0; failure < 3000; failure++) hosts.failed(ONE);
    pass(Duration.ofSeconds(30 * 60 - 1));
    assertThat(hosts.inTurn()).doesNotContain(ONE);
    pass(Duration.ofSeconds(1));
    assertThat(hosts.inTurn()).contains(ONE);
  }

  @Test
  void one_that_answers_begins_anew() {
    hosts.failed(ONE);
    hosts.failed(ONE);
    hosts.answered(ONE);
    assertThat(hosts.inTurn()).contains(ONE);

    hosts.failed(ONE);
    pass(Duration.ofMinutes(1));
    assertThat(hosts.inTurn()).contains(ONE);
  }

  @Test
  void where_all_are_down_the_one_is_tried_whose_time_comes_first() {
    hosts.failed(TWO);
    pass(Duration.ofSeconds(1));
    hosts.failed(ONE);
    hosts.failed(THREE);

    assertThat(hosts.inTurn()).containsExactly(TWO);
  }
}
