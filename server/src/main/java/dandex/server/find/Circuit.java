package dandex.server.find;

import dev.failsafe.CircuitBreaker;
import java.time.Duration;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Whether Elasticsearch is asked at all. Where it has failed some times in a row it is left alone
/// for a while, so that nobody waits for it in vain; then one request tries it.
final class Circuit {
  private static final Logger LOG = LoggerFactory.getLogger(Circuit.class);

  private final CircuitBreaker<Object> breaker;

  /// @param failures in a row, after which it is left alone
  /// @param rest how long
  Circuit(int failures, Duration rest) {
    breaker =
        CircuitBreaker.builder()
            .withFailureThreshold(failures)
            .withDelay(rest)
            .withSuccessThreshold(1)
            .onOpen(_ ->
                LOG.warn(
                    "Elasticsearch does not answer: it is left alone for {} s, then one request"
                        + " tries it",
                    rest.toMillis() / 1000.0))
            .onClose(_ -> LOG.info("Elasticsearch answers again"))
            .build();
  }

  /// Whether the last request that tried it was answered.
  boolean isClosed() {
    return breaker.isClosed();
  }

  /// Lets a request through.
  ///
  /// @throws SearchUnavailable without having asked, while Elasticsearch is left alone
  <T> T pass(Supplier<T> request) {
    if (!breaker.tryAcquirePermit()) {
      throw SearchUnavailable.leftAlone(breaker.getRemainingDelay());
    }
    try {
      var answer = request.get();
      breaker.recordSuccess();
      return answer;
    } catch (RuntimeException | Error failure) {
      note(failure);
      throw failure;
    }
  }

  /// What it refuses, it has answered.
  private void note(Throwable failure) {
    switch (failure) {
      case SearchUnavailable silent when silent.isOfCluster() -> breaker.recordFailure();
      case SearchInterrupted _ -> giveUp();
      case Error _ -> giveUp();
      default -> breaker.recordSuccess();
    }
  }

  /// One that was to try it and has not must not keep the only place.
  private void giveUp() {
    if (breaker.isHalfOpen()) breaker.open();
  }
}
