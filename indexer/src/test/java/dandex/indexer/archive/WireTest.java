package dandex.indexer.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class WireTest {
  private static final Clock NOON =
      Clock.fixed(Instant.parse("2026-01-01T12:00:00Z"), ZoneOffset.UTC);

  @Test
  void retry_after_is_read_in_both_its_forms() {
    assertThat(RetryAfter.parse("17", NOON)).contains(Duration.ofSeconds(17));
    assertThat(RetryAfter.parse("Thu, 01 Jan 2026 12:01:00 GMT", NOON))
        .contains(Duration.ofMinutes(1));
    assertThat(RetryAfter.parse("Thu, 01 Jan 2026 11:00:00 GMT", NOON)).contains(Duration.ZERO);
    assertThat(RetryAfter.parse("soon", NOON)).isEmpty();
  }

  @Test
  void a_body_that_unpacks_to_more_than_we_take_is_refused() throws IOException {
    var packed = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(packed)) {
      gzip.write(new byte[Body.LARGEST + 1]);
    }

    assertThatThrownBy(() -> Body.unpack(packed.toByteArray(), "gzip"))
        .isInstanceOf(Body.Oversized.class);
  }

  @Test
  void no_more_requests_than_agreed_are_under_way() throws Exception {
    var pace = new Pace(2, 0);
    var underWay = new AtomicInteger();
    var most = new AtomicInteger();
    var twoAreIn = new CountDownLatch(2);
    Callable<Boolean> request =
        () -> {
          try (var _ = pace.take()) {
            most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
            twoAreIn.countDown();
            twoAreIn.await();
            underWay.decrementAndGet();
          }
          return true;
        };
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var done : threads.invokeAll(Collections.nCopies(20, request))) done.get();
    }
    assertThat(most).hasValue(2);
  }

  @Test
  void requests_are_spread_over_the_minute() throws Exception {
    var pace = new Pace(10, 600);
    var start = System.nanoTime();
    for (var request = 0; request < 4; request++) pace.take().close();

    assertThat(Duration.ofNanos(System.nanoTime() - start))
        .isGreaterThanOrEqualTo(Duration.ofMillis(290));
  }

  @Test
  void an_address_is_taken_with_or_without_a_slash_at_its_end() {
    assertThat(ArchiveOptions.of("http://127.0.0.1:8700/api/", "dandex/1").url())
        .hasToString("http://127.0.0.1:8700/api");
    assertThatThrownBy(() -> ArchiveOptions.of("somewhere", "dandex/1"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("not the URL of an API: somewhere");
  }
}
