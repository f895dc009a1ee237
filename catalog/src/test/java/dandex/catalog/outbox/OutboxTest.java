package dandex.catalog.outbox;

import static dandex.catalog.outbox.Outbox.LEASE;
import static dandex.catalog.outbox.TestOutbox.all;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dandex.catalog.DocumentKind;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutboxTest {
  private static final Delivery.Outcome DELIVERED = new Delivery.Outcome.Delivered();
  private static final Delivery.Outcome REFUSED = new Delivery.Outcome.Refused("too long");
  private static final Delivery.Outcome LATER = new Delivery.Outcome.Later("busy");

  private static final Duration HOUR = Duration.ofHours(1);

  private final TestOutbox test = new TestOutbox();

  @Test
  void a_change_is_delivered_once() {
    test.write("a", "b");

    assertThat(test.outbox.pending(DocumentKind.ASSET)).isEqualTo(2);
    assertThat(test.deliver(all(DELIVERED))).containsExactly("a 1", "b 1");
    assertThat(test.outbox.pending(DocumentKind.ASSET)).isZero();
    assertThat(test.deliver(all(DELIVERED))).isEmpty();
  }

  @Test
  void a_revision_never_starts_again() {
    test.write("a");
    test.deliver(all(DELIVERED));
    test.write("a");
    test.write("a");

    assertThat(test.deliver(all(DELIVERED))).containsExactly("a 3");
  }

  @Test
  void those_due_longest_come_first_and_no_more_than_asked_for() {
    test.write("b");
    test.write("a");
    test.write("c");

    var outcomes =
        test.outbox.deliver(
            DocumentKind.ASSET,
            2,
            changes -> {
              assertThat(changes).extracting(Change::key).containsExactly("b", "a");
              return List.of(DELIVERED, REFUSED);
            });

    assertThat(outcomes).containsExactly(DELIVERED, REFUSED);
    assertThat(test.deliver(all(DELIVERED))).containsExactly("c 1");
  }

  @Test
  void kinds_are_apart() {
    test.write("a");

    assertThat(test.outbox.deliver(DocumentKind.DANDISET, 10, all(DELIVERED))).isEmpty();
    assertThat(test.outbox.pending(DocumentKind.DANDISET)).isZero();
  }

  @Test
  void a_failed_delivery_is_tried_again_after_its_lease() {
    test.write("a");

    assertThatThrownBy(() ->
            test.deliver(_ -> {
              throw new IllegalStateException("cluster is red");
            }))
        .hasMessage("cluster is red");

    assertThat(test.deliver(all(DELIVERED))).isEmpty();
    test.clock.advance(LEASE);
    assertThat(test.deliver(all(DELIVERED))).containsExactly("a 1");
  }

  @Test
  void a_delivery_that_does_not_tell_of_each_change_confirms_none() {
    test.write("a", "b");

    assertThatThrownBy(() -> test.deliver(_ -> List.of(DELIVERED)))
        .isInstanceOf(IllegalStateException.class);

    assertThat(test.outbox.pending(DocumentKind.ASSET)).isEqualTo(2);
  }

  @Test
  void a_change_written_during_a_delivery_is_due_at_once_and_not_confirmed_by_it() {
    test.write("a");

    test.deliver(changes -> {
      test.write("a");
      return all(DELIVERED).deliver(changes);
    });

    assertThat(test.deliver(all(DELIVERED))).containsExactly("a 2");
  }

  @Test
  void a_late_deliverer_does_not_take_back_what_a_newer_one_confirmed() {
    test.write("a");

    test.deliver(changes -> {
      test.write("a");
      assertThat(test.deliver(all(DELIVERED))).containsExactly("a 2");
      return all(REFUSED).deliver(changes);
    });

    assertThat(test.outbox.pending(DocumentKind.ASSET)).isZero();
    assertThat(test.parked.all()).isEmpty();
  }

  @Test
  void a_refused_document_is_parked_and_dams_nothing() {
    test.write("a", "b");

    test.deliver(changes -> List.of(REFUSED, DELIVERED));

    assertThat(test.outbox.pending(DocumentKind.ASSET)).isZero();
    assertThat(test.parked.all())
        .extracting(Parked::change, Parked::reason)
        .containsExactly(tuple(new Change(DocumentKind.ASSET, "a", 1), "too long"));
  }

  @Test
  void a_parked_document_is_released_when_a_later_revision_is_taken() {
    test.write("a");
    test.deliver(all(REFUSED));
    test.write("a");
    test.deliver(all(new Delivery.Outcome.Refused("still too long")));
    assertThat(test.parked.all()).extracting(Parked::reason).containsExactly("still too long");

    test.write("a");
    test.deliver(all(DELIVERED));

    assertThat(test.parked.all()).isEmpty();
  }

  @Test
  void what_could_not_be_taken_waits_longer_each_time() {
    test.write("a");
    test.deliver(all(LATER));

    assertThat(test.deliver(all(LATER))).isEmpty();
    test.clock.advance(Duration.ofSeconds(5));
    assertThat(test.deliver(all(LATER))).containsExactly("a 1");
    assertThat(test.attempts("a")).isEqualTo(2);
    test.clock.advance(Duration.ofSeconds(5));
    assertThat(test.deliver(all(LATER))).isEmpty();
    test.clock.advance(Duration.ofSeconds(5));
    assertThat(test.deliver(all(DELIVERED))).containsExactly("a 1");
    assertThat(test.attempts("a")).isZero();
  }

  @Test
  void what_waits_is_due_at_once_when_it_changes() {
    test.write("a");
    test.deliver(all(LATER));
    test.write("a");

    assertThat(test.deliver(all(DELIVERED))).containsExactly("a 2");
  }

  @Test
  void all_is_delivered_anew_under_new_revisions_when_asked_for() {
    test.write("a", "b");
    test.deliver(all(DELIVERED));

    test.redelivery.all(DocumentKind.ASSET);

    assertThat(test.deliver(all(DELIVERED))).containsExactlyInAnyOrder("a 2", "b 2");
  }

  @Test
  void a_deliverer_under_way_does_not_confirm_what_is_to_be_delivered_anew() {
    test.write("a");

    test.deliver(changes -> {
      test.redelivery.all(DocumentKind.ASSET);
      return all(DELIVERED).deliver(changes);
    });

    assertThat(test.deliver(all(DELIVERED))).containsExactly("a 2");
  }

  @Test
  void two_deliverers_never_hold_the_same_change() {
    test.write("a", "b");

    var outer =
        test.deliver(changes -> {
          assertThat(test.deliver(all(DELIVERED))).isEmpty();
          return all(DELIVERED).deliver(changes);
        });

    assertThat(outer).containsExactly("a 1", "b 1");
  }

  @Test
  void a_writer_that_is_slow_to_commit_blocks_no_deliverer() {
    test.write("a", "b");

    test.jdbi.useTransaction(slow -> {
      TestOutbox.write(slow, List.of("a"));
      assertThat(test.deliver(all(DELIVERED))).containsExactly("b 1");
    });

    assertThat(test.deliver(all(DELIVERED))).containsExactly("a 2");
  }

  @Test
  void a_row_that_a_writer_holds_while_it_is_confirmed_comes_again() {
    test.write("a");

    test.jdbi.useTransaction(slow -> {
      test.deliver(changes -> {
        TestOutbox.write(slow, List.of("a"));
        return all(DELIVERED).deliver(changes);
      });
      slow.rollback();
    });

    assertThat(test.deliver(all(DELIVERED))).isEmpty();
    test.clock.advance(LEASE);
    assertThat(test.deliver(all(DELIVERED))).containsExactly("a 1");
  }

  @Test
  void the_oldest_change_that_waits_says_how_far_the_mirror_is_behind() {
    assertThat(test.outbox.backlog()).isEqualTo(new Backlog(0, Duration.ZERO));
    test.write("a");
    test.waitedAnHour("a");
    test.write("a", "b");

    assertThat(test.outbox.backlog().pending()).isEqualTo(2);
    assertThat(test.outbox.backlog().age()).isBetween(HOUR, HOUR.plusMinutes(5));
  }

  @Test
  void neither_claims_nor_postponements_make_a_change_younger() {
    test.write("a");
    test.waitedAnHour("a");

    test.deliver(all(LATER));

    assertThat(test.outbox.backlog().age()).isGreaterThanOrEqualTo(HOUR);
  }

  @Test
  void what_changes_while_it_is_delivered_waits_since_then() {
    test.write("a");
    test.waitedAnHour("a");

    test.deliver(changes -> {
      test.write("a");
      return all(DELIVERED).deliver(changes);
    });

    assertThat(test.outbox.backlog().pending()).isEqualTo(1);
    assertThat(test.outbox.backlog().age()).isLessThan(Duration.ofMinutes(5));
  }

  @Test
  void what_was_delivered_and_changes_again_waits_since_then() {
    test.write("a");
    test.waitedAnHour("a");
    test.deliver(all(DELIVERED));
    assertThat(test.outbox.backlog().age()).isZero();

    test.write("a");

    assertThat(test.outbox.backlog().age()).isLessThan(Duration.ofMinutes(5));
  }
}
