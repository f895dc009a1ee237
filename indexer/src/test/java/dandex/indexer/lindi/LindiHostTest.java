package dandex.indexer.lindi;

import static dandex.indexer.lindi.LindiDocuments.withRefs;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dandex.catalog.AssetId;
import dandex.catalog.DandisetId;
import dandex.catalog.Json;
import dandex.catalog.NwbObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class LindiHostTest {
  private static final DandisetId DANDISET = new DandisetId("000409");
  private static final AssetId ASSET = AssetId.parse("37ca1798-b14c-4224-b8f0-037e27725336");
  private static final String DOCUMENT =
      withRefs("\"a/.zattrs\": {\"neurodata_type\": \"Device\"}, \"a/0\": \"bulk\"");
  private static final Courtesy HASTE =
      new Courtesy(Duration.ofMillis(400), 3, Duration.ofMillis(1), 0);

  private static final Json MADE =
      new Json(
          "{\"generationTimestamp\": \"2024-05-01T00:00:00Z\", \"assetSize\": 100000, \"x\": 1.5}");

  private ScriptedHost server;
  private LindiHost host;

  @BeforeEach
  void open() throws IOException {
    server = new ScriptedHost(ScriptedHost.file(DOCUMENT));
    host = host(HASTE, LindiLimits.DEFAULT);
  }

  @AfterEach
  void close() {
    host.close();
    server.close();
  }

  @Test
  void a_file_is_read_from_where_it_is_with_what_makes_the_next_request_conditional()
      throws InterruptedException {
    server.script(
        ScriptedHost.file(
            DOCUMENT, "ETag", "\"v1\"", "Last-Modified", "Mon, 01 Sep 2025 10:00:00 GMT"));
    var read = (LindiReading.Read) read();

    var path = "/dandi/dandisets/000409/assets/37ca1798-b14c-4224-b8f0-037e27725336/nwb.lindi.json";
    assertThat(server.paths()).containsExactly(path);
    assertThat(read.url()).isEqualTo(server.base().resolve(path).toString());
    assertThat(read.file().etag()).isEqualTo("\"v1\"");
    assertThat(read.file().lastModified()).isEqualTo("Mon, 01 Sep 2025 10:00:00 GMT");
    assertThat(read.file().objects()).extracting(NwbObject::path).containsExactly("a");
    assertThat(read.file().structure().text()).doesNotContain("bulk");
    assertThat(read.traffic()).isEqualTo(new Traffic(1, DOCUMENT.length()));
    assertThat(server.asked().getFirst().getFirst("User-Agent")).isEqualTo("dandex-test/1");
    assertThat(server.asked().getFirst()).doesNotContainKeys("If-none-match", "If-modified-since");
  }

  @Test
  void a_file_that_did_not_change_is_not_sent_again() throws InterruptedException {
    server.script(ScriptedHost.status(304));
    var reading = host.read(DANDISET, ASSET, "\"v1\"", "Mon, 01 Sep 2025 10:00:00 GMT");

    assertThat(reading).isInstanceOf(LindiReading.Unchanged.class);
    var headers = server.asked().getFirst();
    assertThat(headers.getFirst("If-None-Match")).isEqualTo("\"v1\"");
    assertThat(headers.getFirst("If-Modified-Since")).isEqualTo("Mon, 01 Sep 2025 10:00:00 GMT");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"generationMetadata\":{\"generationTimestamp\":\"2024-05-01T00:00:00Z\",\"assetSize\":100000,\"x\":1.5}}",
        "{\"generationMetadata\": {\"x\": 15e-1, \"assetSize\": 1e5, \"generationTimestamp\":"
            + " \"2024-05-01T00:00:00Z\"}}",
        "{\"generationMetadata\":{\"generationTimestamp\":\"2024-\\u000005-01T00:00:00Z\",\"assetSize\":100000,\"x\":1.5}}"
      })
  void a_file_that_was_made_as_the_one_before_is_not_fetched(String info)
      throws InterruptedException {
    server.script(ScriptedHost.file(info));
    var reading = host.readUnlessMade(DANDISET, ASSET, MADE);

    assertThat(reading).isInstanceOf(LindiReading.Unchanged.class);
    assertThat(reading.url()).endsWith("/nwb.lindi.json");
    assertThat(reading.traffic()).isEqualTo(new Traffic(1, info.length()));
    assertThat(server.paths())
        .containsExactly(
            "/dandi/dandisets/000409/assets/37ca1798-b14c-4224-b8f0-037e27725336/info.json");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"generationMetadata\":{\"generationTimestamp\":\"2025-05-01T00:00:00Z\",\"assetSize\":100000,\"x\":1.5}}",
        "{\"generationMetadata\":{\"generationTimestamp\":\"2024-05-01T00:00:00Z\",\"assetSize\":100000}}",
        "{\"generationMetadata\":{\"generationTimestamp\":",
        "{\"generationMetadata\":null}",
        "{}",
        "[]",
        "null",
        "<html>"
      })
  void a_file_of_whose_making_something_else_is_told_is_fetched(String info)
      throws InterruptedException {
    server.script(ScriptedHost.file(info), ScriptedHost.file(DOCUMENT));

    assertThat(host.readUnlessMade(DANDISET, ASSET, MADE)).isInstanceOf(LindiReading.Read.class);
    assertThat(server.paths()).hasSize(2);
    assertThat(server.asked().getLast()).doesNotContainKeys("If-none-match", "If-modified-since");
  }

  @ParameterizedTest
  @ValueSource(ints = {204, 403, 404, 429, 500})
  void a_file_of_whose_making_nothing_is_told_is_fetched_at_once(int status)
      throws InterruptedException {
    server.script(ScriptedHost.status(status), ScriptedHost.file(DOCUMENT));
    var reading = host.readUnlessMade(DANDISET, ASSET, MADE);

    assertThat(reading).isInstanceOf(LindiReading.Read.class);
    assertThat(reading.traffic().requests()).isEqualTo(2);
  }

  @Test
  void what_tells_of_a_making_is_not_read_without_end() throws InterruptedException {
    server.script(ScriptedHost.bytes(200, new byte[5_000_000]), ScriptedHost.file(DOCUMENT));

    var reading = host.readUnlessMade(DANDISET, ASSET, MADE);
    assertThat(reading).isInstanceOf(LindiReading.Read.class);
    assertThat(reading.traffic().bytes()).isLessThan(2_000_000);
  }

  @Test
  void a_silent_host_is_not_waited_for_to_tell_of_a_making() throws InterruptedException {
    server.script(server.silent(), ScriptedHost.file(DOCUMENT));

    assertThat(host.readUnlessMade(DANDISET, ASSET, MADE)).isInstanceOf(LindiReading.Read.class);
  }

  @Test
  void a_packed_file_is_asked_for_and_unpacked() throws InterruptedException {
    var packed = ScriptedHost.gzip(DOCUMENT.getBytes(UTF_8));
    server.script(ScriptedHost.bytes(200, packed, "Content-Encoding", "gzip"));
    var reading = read();

    assertThat(reading).isInstanceOf(LindiReading.Read.class);
    assertThat(reading.traffic()).isEqualTo(new Traffic(1, packed.length));
    assertThat(server.asked().getFirst().getFirst("Accept-Encoding")).isEqualTo("gzip");
  }

  @Test
  void a_moved_file_is_followed() throws InterruptedException {
    server.script(ScriptedHost.status(302, "Location", "/elsewhere"), ScriptedHost.file(DOCUMENT));

    assertThat(read()).isInstanceOf(LindiReading.Read.class);
    assertThat(server.paths()).endsWith("/elsewhere");
  }

  @ParameterizedTest
  @ValueSource(ints = {404, 410})
  void a_file_that_is_not_there_is_absent_and_not_asked_for_again(int status)
      throws InterruptedException {
    server.script(ScriptedHost.bytes(status, "<html>no</html>".getBytes(UTF_8)));

    assertThat(read()).isInstanceOf(LindiReading.Absent.class);
    assertThat(server.asked()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {204, 401, 403})
  void an_answer_that_nobody_expects_is_a_failure_and_not_asked_for_again(int status)
      throws InterruptedException {
    server.script(ScriptedHost.status(status));

    assertThat(failure().reason()).isEqualTo("the host answered " + status);
    assertThat(server.asked()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 429, 500, 502, 503})
  void a_host_that_is_busy_is_asked_again(int status) throws InterruptedException {
    server.script(
        ScriptedHost.status(status, "Retry-After", "0"),
        ScriptedHost.status(status),
        ScriptedHost.file(DOCUMENT));

    assertThat(read()).isInstanceOf(LindiReading.Read.class);
    assertThat(server.asked()).hasSize(3);
  }

  @Test
  void a_host_that_stays_busy_has_failed() throws InterruptedException {
    server.script(ScriptedHost.status(503));

    var failure = failure();
    assertThat(failure.reason()).isEqualTo("the host answered 503");
    assertThat(failure.isUnreachable()).isFalse();
    assertThat(failure.traffic().requests()).isEqualTo(3);
  }

  @Test
  void a_host_that_wants_to_be_left_alone_for_long_is_left_alone() throws InterruptedException {
    server.script(ScriptedHost.status(429, "Retry-After", "3600"));

    assertThat(failure().traffic().requests()).isEqualTo(1);
  }

  @Test
  void a_broken_transfer_is_begun_again() throws InterruptedException {
    server.script(
        ScriptedHost.brokenOff("{\"refs\": {\"a/.zgr".getBytes(UTF_8)),
        ScriptedHost.file(DOCUMENT));

    assertThat(read()).isInstanceOf(LindiReading.Read.class);
  }

  @Test
  void transfers_that_always_break_are_a_failure_and_no_rejection() throws InterruptedException {
    server.script(ScriptedHost.brokenOff("{\"refs\": {\"a/.zgr".getBytes(UTF_8)));

    var failure = failure();
    assertThat(failure.reason()).startsWith("the connection broke");
    assertThat(failure.traffic().requests()).isEqualTo(3);
  }

  @Test
  void a_silent_host_is_not_waited_for_for_ever() throws InterruptedException {
    server.script(server.silent());

    assertThat(failure().reason()).contains("timed out");
  }

  @Test
  void a_host_that_falls_silent_is_not_waited_for_for_ever() throws InterruptedException {
    server.script(server.stalled("{\"refs\": {".getBytes(UTF_8)));

    assertThat(failure().reason()).startsWith("nothing came for");
  }

  @Test
  void a_file_cut_before_it_was_served_is_rejected() throws InterruptedException {
    server.script(ScriptedHost.file(DOCUMENT.substring(0, 40)));

    assertThat(rejection()).isEqualTo("the file ends in the middle");
    assertThat(server.asked()).hasSize(1);
  }

  @Test
  void broken_packing_is_rejected() throws InterruptedException {
    var packed = ScriptedHost.gzip(DOCUMENT.getBytes(UTF_8));
    var cut = java.util.Arrays.copyOf(packed, packed.length / 2);
    server.script(ScriptedHost.bytes(200, cut, "Content-Encoding", "gzip"));
    assertThat(rejection()).isEqualTo("its gzip packing is broken");

    server.script(ScriptedHost.bytes(200, DOCUMENT.getBytes(UTF_8), "Content-Encoding", "gzip"));
    assertThat(rejection()).isEqualTo("its gzip packing is broken");
  }

  @Test
  void a_file_that_says_it_is_too_large_is_rejected_unread() throws InterruptedException {
    host = host(HASTE, LindiLimits.DEFAULT.withFileBytes(100));
    server.script(ScriptedHost.bytes(200, new byte[5_000_000]));

    assertThat(rejection()).isEqualTo("the file is larger than 100 bytes");
  }

  @Test
  void a_file_that_unpacks_to_too_much_is_rejected() throws InterruptedException {
    host = host(HASTE, LindiLimits.DEFAULT.withFileBytes(1_000_000));
    var bomb = withRefs("\"a/0\": \"" + "A".repeat(20_000_000) + "\"");
    server.script(
        ScriptedHost.bytes(
            200, ScriptedHost.gzip(bomb.getBytes(UTF_8)), "Content-Encoding", "gzip"));

    assertThat(rejection()).isEqualTo("the file is larger than 1,000,000 bytes");
  }

  @Test
  void a_host_that_is_not_there_is_unreachable() throws Exception {
    int free;
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      free = socket.getLocalPort();
    }
    try (var nobody = host(URI.create("http://127.0.0.1:" + free), HASTE, LindiLimits.DEFAULT)) {
      var failure = (LindiReading.Failed) nobody.read(DANDISET, ASSET, null, null);
      assertThat(failure.isUnreachable()).isTrue();
      assertThat(failure.reason()).isEqualTo("no connection to the host");
      assertThat(failure.traffic().requests()).isEqualTo(3);
    }
  }

  @Test
  void reading_can_be_interrupted() throws Exception {
    host = host(Courtesy.DEFAULT, LindiLimits.DEFAULT);
    var isAsked = new CountDownLatch(1);
    server.script(exchange -> {
      isAsked.countDown();
      server.stalled("{".getBytes(UTF_8)).give(exchange);
    });
    var reading = new CompletableFuture<LindiReading>();
    var reader =
        Thread.startVirtualThread(() -> {
          try {
            reading.complete(read());
          } catch (InterruptedException e) {
            reading.completeExceptionally(e);
          }
        });
    isAsked.await();
    reader.interrupt();

    assertThatThrownBy(reading::get).hasCauseInstanceOf(InterruptedException.class);
  }

  @Test
  void no_more_is_asked_in_a_minute_than_is_allowed() throws InterruptedException {
    host =
        host(
            new Courtesy(Duration.ofSeconds(5), 1, Duration.ofMillis(1), 600), LindiLimits.DEFAULT);
    long start = System.nanoTime();
    for (int i = 0; i < 6; i++) read();

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(490));
  }

  private LindiReading read() throws InterruptedException {
    return host.read(DANDISET, ASSET, null, null);
  }

  private LindiReading.Failed failure() throws InterruptedException {
    return (LindiReading.Failed) read();
  }

  private String rejection() throws InterruptedException {
    return ((LindiReading.Rejected) read()).reason();
  }

  private LindiHost host(Courtesy courtesy, LindiLimits limits) {
    return host(server.base(), courtesy, limits);
  }

  private static LindiHost host(URI base, Courtesy courtesy, LindiLimits limits) {
    return new LindiHost(base, "dandex-test/1", courtesy, limits);
  }
}
