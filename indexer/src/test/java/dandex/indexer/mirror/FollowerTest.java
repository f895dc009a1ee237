package dandex.indexer.mirror;

import static dandex.indexer.mirror.Stores.asset;
import static dandex.indexer.mirror.Stores.assets;
import static dandex.indexer.mirror.Stores.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dandex.catalog.DocumentKind;
import dandex.catalog.bell.Bell;
import dandex.catalog.document.Cluster;
import dandex.catalog.document.Index;
import dandex.catalog.outbox.Leases;
import dandex.catalog.outbox.OutboxBell;
import dandex.catalog.run.RunError;
import dandex.indexer.run.Cancellation;
import dandex.indexer.run.Progress;
import dandex.indexer.run.Unrecorded;
import dandex.sandbox.TestServers;
import dandex.sandbox.Watch;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;
import org.slf4j.LoggerFactory;

/// Mirroring that goes on, through outages of the cluster. By itself, since it reads what is
/// logged.
@Isolated
@Timeout(120)
class FollowerTest {
  private final Stores stores = new Stores();
  private final Bell bell = OutboxBell.listening(stores.database.dataSource());
  private final Cancellation cancellation = new Cancellation();
  private final Unrecorded context =
      new Unrecorded(cancellation, Progress.lines(Clock.systemUTC()));
  private final ListAppender<ILoggingEvent> said = new ListAppender<>();
  private Gate gate;
  private Cluster gated;

  @BeforeEach
  void open() throws IOException {
    gate = new Gate(TestServers.elasticsearch());
    gated = Cluster.open(gate.url());
    said.start();
    for (var who : List.of(Circuit.class, Unrecorded.class)) listenTo(logger(who));
  }

  @AfterEach
  void close() {
    for (var who : List.of(Circuit.class, Unrecorded.class)) logger(who).detachAppender(said);
    bell.close();
    gated.close();
    gate.close();
    stores.close();
  }

  private void listenTo(Logger logger) {
    logger.setLevel(Level.INFO);
    logger.addAppender(said);
  }

  private static Logger logger(Class<?> who) {
    return (Logger) LoggerFactory.getLogger(who);
  }

  private List<String> saidAt(Level level) {
    return List.copyOf(said.list).stream()
        .filter(event -> event.getLevel() == level)
        .map(ILoggingEvent::getFormattedMessage)
        .toList();
  }

  private Follower follower(Follower.Rest rest) {
    var dispatch = new Dispatch(stores.database, gated, stores.outbox, stores.prefix, Stores.BRISK);
    var leases = new Leases(stores.database.dataSource(), Clock.systemUTC());
    var changeover = new Changeover(stores.database.dataSource(), gated, stores.prefix);
    return new Follower(gated, leases, bell, dispatch, changeover, context, rest);
  }

  private Thread following(Follower.Rest rest) {
    var follower = follower(rest);
    return Thread.ofVirtual()
        .start(() -> {
          try {
            follower.follow();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
  }

  private void stop(Thread following) throws InterruptedException {
    cancellation.ask();
    following.join();
  }

  private void awaitDelivery() {
    Watch.await("all is delivered", () -> stores.pending() == 0);
  }

  private void show() throws IOException {
    stores.cluster.client().indices().refresh(ask -> ask.index(stores.prefix + "-*"));
  }

  @Test
  void changes_are_delivered_as_they_are_committed() throws Exception {
    var following = following(cancellation::await);
    stores.keep(assets(3));
    awaitDelivery();
    stores.keep(List.of(asset(1), asset(2, "text/plain", Stores.THEN)));
    awaitDelivery();
    stop(following);

    show();
    assertThat(stores.found()).containsOnlyKeys(key(1), key(2)).containsEntry(key(2), "text/plain");
    assertThat(stores.verification().agrees()).isTrue();
    assertThat(said.list).isEmpty();
  }

  @Test
  void of_two_that_follow_each_change_is_delivered_by_one() throws Exception {
    var one = following(cancellation::await);
    var other = following(cancellation::await);
    stores.keep(assets(600));
    awaitDelivery();
    cancellation.ask();
    one.join();
    other.join();

    show();
    var lines =
        gate.bulks.stream().flatMap(String::lines).filter(it -> it.contains("_id")).toList();
    assertThat(lines).hasSize(601);
    assertThat(stores.verification().agrees()).isTrue();
  }

  @Test
  void a_cluster_that_is_down_is_probed_gently_and_its_return_noticed() throws Exception {
    stores.keep(assets(300));
    gate.shut();
    var pauses = new ArrayList<Duration>();
    var following =
        following(pause -> {
          if (pause.compareTo(Duration.ofSeconds(1)) < 0) return cancellation.await(pause);
          pauses.add(pause);
          // However many changes are committed meanwhile, nobody is asked sooner.
          for (int ring = 0; ring < 100; ring++) bell.ring();
          if (pauses.size() == 8) gate.reopen();
          return cancellation.isAsked();
        });
    awaitDelivery();
    stop(following);

    assertThat(pauses)
        .extracting(Duration::toSeconds)
        .containsExactly(1L, 2L, 4L, 8L, 16L, 30L, 30L, 30L);
    assertThat(gate.dropped).as("one request before each pause").hasValue(8);
    assertThat(saidAt(Level.WARN))
        .singleElement()
        .asString()
        .startsWith(
            "Changes are not mirrored for now: Elasticsearch does not answer at " + gate.url())
        .contains("up to 30 s");
    assertThat(saidAt(Level.INFO)).containsExactly("Changes are mirrored again");
    show();
    assertThat(stores.found()).hasSize(300);
  }

  @Test
  void a_cluster_that_goes_down_in_the_middle_keeps_nothing_waiting_for_its_lease()
      throws Exception {
    stores.keep(assets(300));
    gate.next(_ -> Gate.PASS).next(_ -> Gate.PASS).next(_ -> Gate.PASS);
    gate.always(_ -> {
      gate.shut();
      return Gate.DROP;
    });
    var following =
        following(pause -> {
          if (pause.compareTo(Duration.ofSeconds(1)) < 0) return cancellation.await(pause);
          gate.always(_ -> Gate.PASS).reopen();
          return cancellation.isAsked();
        });
    awaitDelivery();
    stop(following);

    show();
    assertThat(stores.found()).hasSize(300);
    assertThat(stores.verification().agrees()).isTrue();
  }

  @Test
  void a_cluster_that_takes_nothing_is_given_time() throws Exception {
    stores.keep(assets(3));
    gate.always(_ -> 429);
    var answers = List.of(503, Gate.PASS).iterator();
    var pauses = new ArrayList<Duration>();
    var following =
        following(pause -> {
          if (pause.compareTo(Duration.ofSeconds(1)) < 0) return cancellation.await(pause);
          pauses.add(pause);
          var next = answers.next();
          gate.always(_ -> next);
          return cancellation.isAsked();
        });
    awaitDelivery();
    stop(following);

    assertThat(pauses).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2));
    assertThat(saidAt(Level.WARN))
        .singleElement()
        .asString()
        .contains("the cluster takes nothing (429: ");
    assertThat(saidAt(Level.INFO)).containsExactly("Changes are mirrored again");
    show();
    assertThat(stores.found()).hasSize(3);
  }

  @Test
  void whoever_is_stopped_ends_after_the_claim_that_it_is_at() throws Exception {
    stores.keep(assets(600));
    gate.next(_ -> Gate.PASS).nextAfter(cancellation::ask);
    following(cancellation::await).join();

    show();
    assertThat(stores.found().size()).isBetween(1, 250);
    assertThat(stores.pending()).isPositive();
    stores.mirrored();
    assertThat(stores.found()).hasSize(600);
  }

  @Test
  void an_index_that_was_thrown_away_is_made_and_filled_anew() throws Exception {
    stores.keep(assets(3));
    stores.mirrored();
    var following = following(cancellation::await);
    awaitDelivery();
    stores.throwAway("asset");
    bell.ring();
    var index = new Index(stores.prefix, DocumentKind.ASSET);
    Watch.await("there is an index", () -> index.exists(stores.cluster));
    awaitDelivery();
    stop(following);

    show();
    assertThat(stores.found()).hasSize(3);
  }

  @Test
  void what_the_cluster_refuses_is_said_once_and_its_neighbours_arrive() throws Exception {
    var before = Instant.parse("1969-01-01T00:00:00Z");
    stores.keep(List.of(asset(1), asset(2, "application/x-nwb", before), asset(3)));
    var following = following(cancellation::await);
    awaitDelivery();
    stop(following);

    show();
    assertThat(stores.found()).containsOnlyKeys(key(1), key(3));
    assertThat(saidAt(Level.WARN)).singleElement().asString().startsWith(key(2) + ": parked: ");
  }

  /// The second is changed, the third is gone, the fourth is new.
  private void change() {
    stores.keep(List.of(asset(1), asset(2, "text/plain", Stores.THEN), asset(4)));
  }

  private void assertChanged() throws IOException {
    show();
    assertThat(stores.found()).containsOnlyKeys(key(1), key(2), key(4));
    assertThat(stores.found()).containsEntry(key(2), "text/plain");
    assertThat(stores.verification().agrees()).isTrue();
  }

  /// Some of it while the new index is filled, the rest at the very last moment in which the old
  /// one serves: each time it is confirmed to that.
  @Test
  void what_was_delivered_during_a_rebuild_is_delivered_again_by_its_swap() throws Exception {
    stores.keep(assets(3));
    stores.mirrored();
    var following = following(cancellation::await);
    gate.onFirst(
        "-asset-next/_bulk",
        () -> {
          stores.keep(assets(5));
          awaitDelivery();
        });
    gate.onFirst(
        "/_aliases",
        () -> {
          change();
          awaitDelivery();
        });

    var run = new Witness();
    Stores.run(stores.rebuild(gated, Stores.BRISK, 1), run);
    awaitDelivery();
    stop(following);

    assertThat(stores.serving()).isEqualTo(2);
    assertThat(run.count("documentsCaughtUp")).isPositive();
    assertChanged();
    assertThat(said.list).isEmpty();
  }

  @Test
  void a_rebuild_that_died_after_its_swap_is_put_on_record_by_whoever_follows() throws Exception {
    stores.keep(assets(3));
    stores.mirrored();
    gate.onFirst(
        "/_aliases",
        () -> {
          change();
          stores.mirrored();
          stores.execute("alter table rebuild rename to rebuild_gone");
        });
    var rebuild = stores.rebuild(gated, Stores.BRISK, 1);
    assertThatThrownBy(() -> Stores.run(rebuild, new Witness()));
    stores.execute("alter table rebuild_gone rename to rebuild");
    assertThat(stores.verification().agrees()).isFalse();

    var following = following(cancellation::await);
    Watch.await("a rebuild is done", () -> stores.rebuilds.done(stores.prefix).isPresent());
    awaitDelivery();
    stop(following);

    assertChanged();
  }

  @Test
  void that_a_rebuild_is_due_is_said_once_and_what_waits_is_delivered_after_it() throws Exception {
    stores.keep(assets(3));
    stores.mirrored();
    stores.outdate("asset");
    var following = following(cancellation::await);
    Watch.await("it warns", () -> !saidAt(Level.WARN).isEmpty());
    stores.keep(assets(5));
    change();

    stores.rebuilt();
    awaitDelivery();
    stop(following);

    assertThat(saidAt(Level.WARN))
        .singleElement()
        .asString()
        .startsWith("asset: its mapping has changed")
        .contains("`dandex mirror rebuild`");
    assertChanged();
  }

  @Test
  void what_stays_wrong_is_said_once_until_it_changes() {
    for (int look = 0; look < 3; look++) context.error("asset", "a rebuild is due");
    context.error(new RunError("asset", "another rebuild is due"));
    context.error("dandiset", "a rebuild is due");

    assertThat(saidAt(Level.WARN))
        .containsExactly(
            "asset: a rebuild is due",
            "asset: another rebuild is due",
            "dandiset: a rebuild is due");
  }
}
