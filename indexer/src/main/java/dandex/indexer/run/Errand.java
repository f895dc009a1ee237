package dandex.indexer.run;

import dandex.catalog.run.RequestClaims;
import dandex.catalog.run.RequestState;
import dandex.catalog.run.RunRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One request, carried out by the worker that has it.
///
/// @param worker whether it is to stop: the request then goes back to the queue, for another worker
record Errand(RequestClaims claims, RunRequest request, Cancellation worker, Clock clock) {
  private static final Logger LOG = LoggerFactory.getLogger(Errand.class);
  private static final Duration PAUSE = Duration.ofSeconds(30);
  private static final int NOT_RUN = 0;
  private static final int FAILED = 1;

  /// @return the exit code of its run; 0 when it waits for a run of its kind that is no worker's
  int carryOut(RequestedTask task, Cancellation cancellation) {
    LOG.info("Request {} ({}) of {} begins", request.id(), kind(), request.requestedBy());
    try {
      return ended(task.carryOut(request.options(), cancellation, this::started));
    } catch (RequestRefused refused) {
      return ended(RequestState.REFUSED, OneLine.of(refused), FAILED);
    } catch (RunBusy busy) {
      LOG.info("Request {} is tried again in {}: {}", request.id(), Span.of(PAUSE), busy.holder());
      claims.putBack(request, clock.instant().plus(PAUSE), busy.holder());
      return NOT_RUN;
    } catch (RuntimeException failure) {
      LOG.debug("Request {} failed", request.id(), failure);
      return ended(RequestState.FAILED, OneLine.of(failure), FAILED);
    }
  }

  private int ended(RunOutcome outcome) {
    var code = outcome.exitCode();
    return switch (outcome.status()) {
      case COMPLETED -> ended(RequestState.DONE, "completed", code);
      case COMPLETED_WITH_ERRORS -> ended(RequestState.DONE, "completed with errors", code);
      case CANCELLED -> cancelled(code);
      case FAILED, RUNNING ->
          ended(
              RequestState.FAILED,
              Objects.requireNonNullElse(outcome.report().message(), "failed"),
              code);
    };
  }

  private int cancelled(int code) {
    if (!worker.isAsked()) return ended(RequestState.CANCELLED, "cancelled while it ran", code);
    LOG.info("Request {} goes back to the queue, for another worker", request.id());
    claims.putBack(request, clock.instant(), "its worker was stopped");
    return code;
  }

  private int ended(RequestState state, String outcome, int code) {
    claims.finish(request, state, outcome);
    LOG.info(
        "Request {} ({}) {}: {}",
        request.id(),
        kind(),
        state.name().toLowerCase(Locale.ROOT),
        outcome);
    return code;
  }

  private void started(long run) {
    try {
      claims.started(request, run);
    } catch (RuntimeException failure) {
      LOG.warn("Request {} does not know its run {}: {}", request.id(), run, OneLine.of(failure));
    }
  }

  private String kind() {
    return request.kind().name().toLowerCase(Locale.ROOT);
  }
}
