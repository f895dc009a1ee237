package dandex.sandbox.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Requests that go wrong as they were told to.
class TroubleTest {
  private static final String LIST = "/api/dandisets/";
  private Archive archive;
  private Client client;

  @BeforeEach
  void open() {
    archive = Archive.serve(Holdings.generated(9, 10, 100), 0);
    client = new Client(archive.url());
  }

  @AfterEach
  void close() {
    archive.close();
  }

  @Test
  void the_next_requests_are_throttled_for_some_seconds() {
    archive.fail(Fault.next(2, Failure.throttled(3)));

    var first = client.get(LIST);
    assertThat(first.statusCode()).isEqualTo(429);
    assertThat(first.headers().firstValue("Retry-After")).hasValue("3");
    assertThat(Client.json(first).get("detail").asText())
        .isEqualTo("Request was throttled. Expected available in 3 seconds.");
    assertThat(client.get(LIST).statusCode()).isEqualTo(429);
    assertThat(client.get(LIST).statusCode()).isEqualTo(200);
    assertThat(archive.requests().of("dandisets").status(429)).isEqualTo(2);
  }

  @Test
  void the_end_of_throttling_can_be_a_date() {
    archive.fail(Fault.next(1, Failure.throttled(Instant.parse("2026-01-02T03:04:05Z"))));

    assertThat(client.get(LIST).headers().firstValue("Retry-After"))
        .hasValue("Fri, 2 Jan 2026 03:04:05 GMT");
  }

  @Test
  void errors_of_the_router_are_web_pages() {
    archive.fail(Fault.next(1, Failure.status(502)));
    archive.fail(Fault.next(1, Failure.status(500)));
    archive.fail(Fault.next(1, Failure.status(503)));

    for (var status : new int[] {502, 500, 503}) {
      var answer = client.get(LIST);
      assertThat(answer.statusCode()).isEqualTo(status);
      assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
    }
    assertThat(client.get(LIST).statusCode()).isEqualTo(200);
  }

  @Test
  void a_connection_breaks_in_the_middle_of_a_body() {
    archive.fail(Fault.next(1, new Failure.Reset()));
    archive.fail(Fault.next(1, new Failure.Truncated()));

    assertThatThrownBy(() -> client.get(LIST)).isInstanceOf(UncheckedIOException.class);
    assertThatThrownBy(() -> client.get(LIST)).isInstanceOf(UncheckedIOException.class);
    assertThat(client.get(LIST).statusCode()).isEqualTo(200);
    assertThat(archive.requests().of("dandisets").statuses()).containsEntry("reset", 1L);
  }

  @Test
  void what_should_be_json_can_be_a_web_page() {
    archive.fail(Fault.next(1, new Failure.NotJson()));

    var answer = client.get(LIST);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThatThrownBy(() -> Client.json(answer)).isInstanceOf(UncheckedIOException.class);
  }

  @Test
  void a_list_can_end_early_and_look_whole() {
    archive.fail(Fault.next(1, new Failure.Shortened(3)));
    archive.fail(Fault.next(1, new Failure.Shortened(0)));

    var some = Client.json(client.get(LIST + "?page_size=5"));
    assertThat(some.get("results")).hasSize(3);
    assertThat(some.get("count").asInt()).isEqualTo(3);
    assertThat(some.get("next").isNull()).isTrue();
    assertThat(Client.json(client.get(LIST)).get("results")).isEmpty();
    assertThat(Client.json(client.get(LIST)).get("results")).hasSize(10);
  }

  @Test
  void something_happens_between_two_requests_and_once() {
    var first = archive.knows().identifiers().getFirst();
    archive.meanwhile(2, () -> archive.curator().withdraw(first));

    assertThat(Client.json(client.get(LIST)).get("count").asInt()).isEqualTo(10);
    assertThat(Client.json(client.get(LIST)).get("count").asInt()).isEqualTo(9);
    assertThat(Client.json(client.get(LIST)).get("count").asInt()).isEqualTo(9);

    archive.meanwhile(1, () -> archive.curator().withdraw(archive.knows().identifiers().getLast()));
    archive.heal();
    assertThat(Client.json(client.get(LIST)).get("count").asInt()).isEqualTo(9);
  }

  @Test
  void only_the_requests_concerned_go_wrong() {
    archive.fail(Fault.always(Failure.status(503)).of("dandiset"));
    archive.fail(Fault.always(Failure.status(500)).at("page=2"));
    var one = LIST + archive.knows().identifiers().getFirst() + "/";

    assertThat(client.get(LIST).statusCode()).isEqualTo(200);
    assertThat(client.get(one).statusCode()).isEqualTo(503);
    assertThat(client.get(LIST + "?page=2&page_size=3").statusCode()).isEqualTo(500);
    archive.heal();
    assertThat(client.get(one).statusCode()).isEqualTo(200);
  }

  @Test
  void a_share_of_the_requests_goes_wrong_and_the_same_ones_for_the_same_seed() {
    archive.fail(Fault.rate(0.3, 4, Failure.status(502)));
    var first = IntStream.range(0, 60).map(i -> client.get(LIST).statusCode()).toArray();
    archive.heal();
    archive.fail(Fault.rate(0.3, 4, Failure.status(502)));
    var second = IntStream.range(0, 60).map(i -> client.get(LIST).statusCode()).toArray();

    assertThat(first).isEqualTo(second).contains(200, 502);
    assertThat(IntStream.of(first).filter(status -> status == 502).count()).isBetween(8L, 30L);
  }

  @Test
  void answers_can_be_late() {
    archive.fail(Fault.next(1, new Failure.Delay(Duration.ofMillis(150))));
    var begin = System.nanoTime();
    client.get(LIST);
    assertThat(Duration.ofNanos(System.nanoTime() - begin))
        .isGreaterThanOrEqualTo(Duration.ofMillis(150));

    archive.latency(Duration.ofMillis(60));
    begin = System.nanoTime();
    client.get(LIST);
    assertThat(Duration.ofNanos(System.nanoTime() - begin))
        .isGreaterThanOrEqualTo(Duration.ofMillis(60));
  }

  @Test
  void failures_are_ordered_over_http() {
    client.control(
        """
        {"fail":{"status":429,"retryAfter":"7","kind":"dandisets","times":1},"reset_stats":true}\
        """);
    assertThat(client.get(LIST).headers().firstValue("Retry-After")).hasValue("7");
    client.control("{\"fail\":{\"how\":\"reset\",\"target\":\"dandisets\"}}");
    assertThatThrownBy(() -> client.get(LIST)).isInstanceOf(UncheckedIOException.class);
    client.control("{\"heal\":true}");
    assertThat(client.get(LIST).statusCode()).isEqualTo(200);
  }
}
