package dandex.server.find;

import static dandex.server.find.Shelf.is;
import static dandex.server.find.Shelf.question;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import co.elastic.clients.elasticsearch.ElasticsearchAsyncClient;
import dandex.catalog.AssetField;
import dandex.catalog.Condition.EqualToAnyOf;
import dandex.catalog.Condition.Exists;
import dandex.catalog.Question;
import dandex.catalog.Scope;
import dandex.catalog.document.Cluster;
import dandex.sandbox.TestServers;
import dandex.sandbox.Watch;
import dandex.server.plan.Plan.BySearch;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CircuitTest {
  private static final Duration PATIENCE = Duration.ofMillis(200);
  private static final Duration LONG = Duration.ofSeconds(20);
  private static final Duration FOR_EVER = Duration.ofHours(1);
  private static final Duration HARDLY = Duration.ofMillis(1);
  private static final int FAILURES = 3;

  /// One that Postgres does not answer instead.
  private static final Question<AssetField> SPECIES =
      question(is(AssetField.SPECIES, new Exists(true)));

  /// One that it does.
  private static final Question<AssetField> PLAIN =
      question(is(AssetField.DANDISET, new EqualToAnyOf(List.of("000001"))));

  @Test
  void a_cluster_that_hangs_is_not_asked_a_fourth_time() throws Exception {
    try (var hanging = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        var cluster = Cluster.open("http://127.0.0.1:" + hanging.getLocalPort())) {
      var finder = finder(cluster, FOR_EVER);
      for (var n = 0; n < FAILURES; n++) {
        assertThat(finder.isSearching()).isTrue();
        assertSilent(finder);
      }

      assertThat(finder.isSearching()).isFalse();
      assertLeftAlone(finder);
      assertThat(connections(hanging)).isEqualTo(FAILURES);
    }
  }

  @Test
  void while_it_is_left_alone_postgres_answers_at_once_and_its_statements_are_counted() {
    try (var wire = new Wire("", new Wire.Way.Silence());
        var cluster = Cluster.open(wire.url())) {
      var finder = finder(cluster, FOR_EVER);
      var first = new Counts();
      var expected = ContentOfShelf.get().finder().assets(new BySearch<>(PLAIN)).hits();

      assertThat(found(finder, first).hits()).isEqualTo(expected).isNotEmpty();
      // What is hidden; then number and page, for which Elasticsearch was asked in vain.
      assertThat(first.statements).isEqualTo(3);
      assertThat(first.searches).isEqualTo(1);
      for (var n = 1; n < FAILURES; n++) assertSilent(finder);

      var second = new Counts();
      assertThat(found(finder, second).hits()).isEqualTo(expected);
      // Where nothing is searched, what is hidden is of no use: Postgres shows nothing of it.
      assertThat(second.statements).isEqualTo(2);
      assertThat(second.searches).isZero();
      assertThat(wire.requests()).isEqualTo(FAILURES);
    }
  }

  @Test
  void refused_connections_and_answers_that_say_503_count_too() {
    var gone = new Wire("", new Wire.Way.Silence());
    gone.close();
    try (var wire = new Wire("", new Wire.Way.Answer(503, ""));
        var refusing = Cluster.open(gone.url());
        var sick = Cluster.open(wire.url())) {
      for (var cluster : List.of(refusing, sick)) {
        var finder = finder(cluster, FOR_EVER);
        for (var n = 0; n < FAILURES; n++) assertSilent(finder);
        assertLeftAlone(finder);
      }
      assertThat(wire.requests()).isEqualTo(FAILURES);
    }
  }

  @Test
  void what_the_cluster_refuses_or_has_no_time_for_it_has_answered() {
    for (var status : List.of(400, 404, 429)) {
      var answer =
          new Wire.Way.Answer(
              status,
              "{\"error\": {\"type\": \"some\", \"reason\": \"no\"}, \"status\": %d}"
                  .formatted(status));
      try (var wire = new Wire("", answer);
          var cluster = Cluster.open(wire.url())) {
        var finder = finder(cluster, FOR_EVER, LONG);
        for (var n = 0; n < 2 * FAILURES; n++) {
          assertThatThrownBy(() -> find(finder)).isInstanceOf(RuntimeException.class);
        }

        assertThat(finder.isSearching()).isTrue();
        assertThat(wire.paths()).filteredOn(path -> path.endsWith("_search")).hasSize(2 * FAILURES);
      }
    }
  }

  @Test
  void failures_that_are_not_in_a_row_leave_it_asked() {
    var now = new Wire.Way.Gated(number -> number % FAILURES == 0);
    try (var wire = new Wire(TestServers.elasticsearch(), now);
        var cluster = Cluster.open(wire.url())) {
      var finder = finder(cluster, FOR_EVER, LONG);
      for (var n = 1; n <= 3 * FAILURES; n++) {
        if (n % FAILURES == 0) assertThat(find(finder).hits()).isNotEmpty();
        else assertSilent(finder);
      }

      assertThat(wire.requests()).isEqualTo(3 * FAILURES);
    }
  }

  @Test
  void whoever_gives_up_says_nothing_of_the_cluster() {
    try (var wire = new Wire("", new Wire.Way.Silence());
        var cluster = Cluster.open(wire.url())) {
      var circuit = new Circuit(1, FOR_EVER);
      var client = new ElasticsearchAsyncClient(cluster.client()._transport());
      var search = new Search(client, PATIENCE, circuit, () -> false, Ledger.NONE);
      var types = new TypeInquiry("dandex", Scope.DRAFT, List.of()).request();

      Thread.currentThread().interrupt();
      var replies = search.ask(List.of(types, types), () -> {});

      assertThat(Thread.interrupted()).isTrue();
      assertThat(replies)
          .hasSize(2)
          .allSatisfy(
              reply -> assertThatThrownBy(reply::body).isInstanceOf(SearchInterrupted.class));
      assertThat(circuit.isClosed()).isTrue();
    }
  }

  @Test
  void once_it_answers_it_is_asked_again_by_itself() {
    var up = new AtomicBoolean();
    Wire.Way way =
        new Wire.Way.Each(_ -> up.get() ? new Wire.Way.PassOn() : new Wire.Way.Silence());
    try (var wire = new Wire(TestServers.elasticsearch(), way);
        var cluster = Cluster.open(wire.url())) {
      var finder = finder(cluster, HARDLY);
      for (var n = 0; n < FAILURES; n++) assertSilent(finder);
      assertThat(finder.isSearching()).isFalse();
      // The one that tries it waits in vain as well, and it is left alone again.
      var tried = wire.requests();
      Watch.await(
          "it is tried",
          () -> {
            assertThatThrownBy(() -> find(finder)).isInstanceOf(SearchUnavailable.class);
            return wire.requests() > tried;
          });
      assertThat(finder.isSearching()).isFalse();

      up.set(true);

      Watch.await("it answers", () -> answers(finder));
      assertThat(finder.isSearching()).isTrue();
    }
  }

  @Test
  void one_request_at_a_time_tries_it() {
    var circuit = open();
    var others = new AtomicInteger();

    Watch.await(
        "one is let through",
        () ->
            isLetThrough(
                circuit,
                () -> {
                  for (var n = 0; n < 5; n++) {
                    assertThatThrownBy(() -> circuit.pass(others::incrementAndGet))
                        .isInstanceOf(SearchUnavailable.class);
                  }
                }));

    assertThat(others).hasValue(0);
    assertThat(circuit.isClosed()).isTrue();
    assertThat(circuit.pass(others::incrementAndGet)).isEqualTo(1);
  }

  @Test
  void one_that_was_to_try_it_and_gave_up_leaves_its_place_to_another() {
    var circuit = open();

    Watch.await(
        "one is let through",
        () ->
            isLetThrough(
                circuit,
                () -> {
                  throw new SearchInterrupted(new InterruptedException());
                }));
    assertThat(circuit.isClosed()).isFalse();

    Watch.await("one is let through", () -> isLetThrough(circuit, () -> {}));
    assertThat(circuit.isClosed()).isTrue();
  }

  @Test
  void it_says_when_to_ask_again() {
    var circuit = new Circuit(1, Duration.ofSeconds(30));
    fail(circuit);

    assertThatThrownBy(() -> circuit.pass(() -> "asked"))
        .isInstanceOf(SearchUnavailable.class)
        .hasMessageMatching("Elasticsearch did not answer lately, and is tried again in \\d+ s")
        .asInstanceOf(type(SearchUnavailable.class))
        .extracting(SearchUnavailable::retryAfter)
        .satisfies(when ->
            assertThat(((Optional<?>) when).map(Duration.class::cast).orElseThrow())
                .isBetween(Duration.ofSeconds(1), Duration.ofSeconds(30)));
  }

  private static final class Counts implements Ledger {
    private int searches;
    private int statements;

    @Override
    public Lap enter(Stage stage) {
      return Lap.UNSEEN;
    }

    @Override
    public void answered(Duration waited, Duration took) {}

    @Override
    public void searched() {
      searches++;
    }

    @Override
    public void stated(int number) {
      statements += number;
    }
  }

  private static Circuit open() {
    var circuit = new Circuit(1, HARDLY);
    fail(circuit);
    return circuit;
  }

  private static void fail(Circuit circuit) {
    var silent = SearchUnavailable.silent(PATIENCE, new TimeoutException());
    assertThatThrownBy(() ->
            circuit.pass(() -> {
              throw silent;
            }))
        .isSameAs(silent);
    assertThat(circuit.isClosed()).isFalse();
  }

  /// Whether what is to be done was begun.
  private static boolean isLetThrough(Circuit circuit, Runnable what) {
    var begun = new AtomicBoolean();
    try {
      circuit.pass(() -> {
        begun.set(true);
        what.run();
        return "done";
      });
    } catch (SearchUnavailable | SearchInterrupted notDone) {
      assertThat(begun.get()).isEqualTo(notDone instanceof SearchInterrupted);
    }
    return begun.get();
  }

  private static boolean answers(Finder finder) {
    try {
      return !find(finder).hits().isEmpty();
    } catch (SearchUnavailable notYet) {
      return false;
    }
  }

  private static int connections(ServerSocket hanging) throws IOException {
    hanging.setSoTimeout(100);
    var connections = 0;
    try {
      for (; ; connections++) hanging.accept().close();
    } catch (SocketTimeoutException noMore) {
      return connections;
    }
  }

  private static void assertSilent(Finder finder) {
    assertThatThrownBy(() -> find(finder))
        .isInstanceOf(SearchUnavailable.class)
        .message()
        .doesNotContain("is tried again");
  }

  private static void assertLeftAlone(Finder finder) {
    assertThatThrownBy(() -> find(finder))
        .isInstanceOf(SearchUnavailable.class)
        .hasMessageContaining("is tried again in");
  }

  private static Found<?> find(Finder finder) {
    return new OneByOne(finder).assets(new BySearch<>(SPECIES));
  }

  private static Found<?> found(Finder finder, Ledger ledger) {
    var sitting = finder.sitting(ledger);
    return sitting.answer(sitting.assets(new BySearch<>(PLAIN)));
  }

  private static Finder finder(Cluster cluster, Duration rest) {
    return finder(cluster, rest, PATIENCE);
  }

  private static Finder finder(Cluster cluster, Duration rest, Duration patience) {
    var content = ContentOfShelf.get();
    return new Finder(
        content.database.dataSource(),
        cluster,
        content.prefix,
        patience,
        new Circuit(FAILURES, rest));
  }
}
