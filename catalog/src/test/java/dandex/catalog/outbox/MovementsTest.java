package dandex.catalog.outbox;

import static dandex.catalog.outbox.TestOutbox.all;
import static org.assertj.core.api.Assertions.assertThat;

import dandex.catalog.DocumentKind;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What moved since a moment, and what is made to move though nothing changed.
class MovementsTest {
  private static final Delivery.Outcome DELIVERED = new Delivery.Outcome.Delivered();
  private static final Delivery.Outcome REFUSED = new Delivery.Outcome.Refused("too long");

  private final TestOutbox test = new TestOutbox();

  private List<String> moved(Horizon since) {
    return test.movements.page(DocumentKind.ASSET, since, "", 100).stream()
        .map(change -> change.key() + " " + change.revision())
        .toList();
  }

  @Test
  void what_was_written_before_did_not_move_since() {
    test.write("a", "b");

    var since = test.movements.now();

    assertThat(moved(since)).isEmpty();
    test.write("b", "c");
    assertThat(moved(since)).containsExactly("b 2", "c 1");
  }

  @Test
  void a_change_that_was_under_way_has_moved_since_whenever_it_commits() {
    test.write("a");

    var since =
        test.jdbi.inTransaction(slow -> {
          TestOutbox.write(slow, List.of("a"));
          var meanwhile = test.movements.now();
          test.write("b");
          return meanwhile;
        });

    assertThat(moved(since)).containsExactly("a 2", "b 1");
  }

  @Test
  void neither_claims_nor_confirmations_move_anything() {
    test.write("a", "b");
    var since = test.movements.now();

    test.deliver(changes -> List.of(DELIVERED, new Delivery.Outcome.Later("busy")));

    assertThat(moved(since)).isEmpty();
  }

  @Test
  void what_moved_in_a_future_that_never_came_has_moved_now() {
    test.write("a", "b");
    test.jdbi.useHandle(
        handle -> handle.execute("update outbox set moved = '999999999999999' where key = 'a'"));
    assertThat(moved(test.movements.now())).containsExactly("a 1");

    assertThat(test.movements.overtakeFuture()).isEqualTo(1);

    assertThat(moved(test.movements.now())).isEmpty();
    assertThat(test.movements.overtakeFuture()).isZero();
  }

  @Test
  void pages_follow_each_other_in_the_order_of_keys() {
    var since = test.movements.now();
    test.write("c", "a", "b");

    assertThat(test.movements.page(DocumentKind.ASSET, since, "", 2))
        .extracting(Change::key)
        .containsExactly("a", "b");
    assertThat(test.movements.page(DocumentKind.ASSET, since, "b", 2))
        .extracting(Change::key)
        .containsExactly("c");
    assertThat(test.movements.page(DocumentKind.DANDISET, since, "", 2)).isEmpty();
  }

  @Test
  void of_some_keys_those_are_told_that_moved_since() {
    test.write("a", "b");
    var since = test.movements.now();
    test.write("b", "c");

    assertThat(test.movements.among(DocumentKind.ASSET, List.of("a", "b", "d"), since))
        .containsExactly("b");
  }

  @Test
  void what_is_pending_is_beyond_the_moment_up_to_which_all_is_delivered() {
    test.write("a");
    test.deliver(all(DELIVERED));
    test.write("b");
    test.write("c");
    var now = test.movements.now();

    var delivered = test.movements.delivered(now);

    assertThat(moved(delivered)).containsExactly("b 1", "c 1");
    test.deliver(all(DELIVERED));
    assertThat(test.movements.delivered(now)).isEqualTo(now);
  }

  @Test
  void what_is_parked_is_due_again_when_asked_for_and_stays_parked_until_it_is_taken() {
    test.write("a", "b");
    test.deliver(changes -> List.of(REFUSED, DELIVERED));
    var since = test.parked.all().getFirst().since();

    assertThat(test.redelivery.parked()).isEqualTo(1);
    assertThat(test.parked.all()).hasSize(1);
    assertThat(test.deliver(all(REFUSED))).containsExactly("a 2");
    assertThat(test.parked.all())
        .singleElement()
        .satisfies(parked -> {
          assertThat(parked.change().revision()).isEqualTo(2);
          assertThat(parked.since()).isEqualTo(since);
        });

    assertThat(test.redelivery.parked()).isEqualTo(1);
    assertThat(test.deliver(all(DELIVERED))).containsExactly("a 3");
    assertThat(test.parked.all()).isEmpty();
    assertThat(test.redelivery.parked()).isZero();
  }

  @Test
  void what_is_amiss_is_due_under_a_revision_that_is_newer_than_either_side() {
    test.write("a", "b");
    test.deliver(all(DELIVERED));

    test.redelivery.of(
        DocumentKind.ASSET,
        List.of(
            new Redelivery.Amiss("stranger", 5),
            new Redelivery.Amiss("b", 9),
            new Redelivery.Amiss("a", 0)));

    assertThat(test.deliver(all(DELIVERED)))
        .containsExactlyInAnyOrder("a 1001", "b 10", "stranger 6");
  }
}
