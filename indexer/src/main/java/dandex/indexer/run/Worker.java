package dandex.indexer.run;

import dandex.catalog.bell.Bell;
import dandex.catalog.run.RequestClaims;
import dandex.catalog.run.RunKind;
import dandex.catalog.run.RunRequest;
import dandex.catalog.run.Starter;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Carries out requests, whoever put them and wherever. Also takes up those whose worker died.
public final class Worker {
  private static final Logger LOG = LoggerFactory.getLogger(Worker.class);

  /// Many heartbeats long, so that a pause of the machine does not look like a death.
  private static final Duration LEASE = Duration.ofMinutes(2);

  private static final Duration POLL = Duration.ofSeconds(10);
  private static final int MOST_LOSSES = 3;
  private static final List<Integer> FROM_GOOD_TO_BAD = List.of(0, 3, 130, 1);

  private final RequestClaims claims;
  private final Bell bell;
  private final Starter starter;
  private final Map<RunKind, RequestedTask> tasks;
  private final Cancellation cancellation;
  private final Clock clock;

  /// @param tasks for the kinds that it works on
  /// @param cancellation stops the worker: what it runs ends at the next safe point and goes back
  ///   to the queue
  public Worker(
      RequestClaims claims,
      Bell bell,
      Starter starter,
      Map<RunKind, RequestedTask> tasks,
      Cancellation cancellation,
      Clock clock) {
    this.claims = claims;
    this.bell = bell;
    this.starter = starter;
    this.tasks = new EnumMap<>(tasks);
    this.cancellation = cancellation;
    this.clock = clock;
    cancellation.onAsk(bell::ring);
  }

  /// Works until it is cancelled: one request at a time of each kind, kinds beside each other.
  public void work() {
    try (var lanes = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var kind : tasks.keySet()) lanes.execute(() -> lane(kind));
    }
  }

  /// Works off what is due, one after the other, the oldest first.
  ///
  /// @return the exit code of the worst: 0, 3 with errors, 130 cancelled, 1 failed or refused
  public int workOff() {
    int worst = 0;
    while (!cancellation.isAsked()) {
      var code = next(tasks.keySet());
      if (code.isEmpty()) return worst;
      worst = worse(worst, code.get());
    }
    return worse(worst, 130);
  }

  private void lane(RunKind kind) {
    try {
      while (!cancellation.isAsked()) {
        var heard = bell.rings();
        if (!hadSomething(kind)) bell.await(heard, POLL);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean hadSomething(RunKind kind) {
    try {
      return next(Set.of(kind)).isPresent();
    } catch (RuntimeException failure) {
      LOG.warn("Requests are looked for again in {}: {}", Span.of(POLL), OneLine.of(failure));
      return false;
    }
  }

  private Optional<Integer> next(Set<RunKind> kinds) {
    var lost = claims.requeueLost(LEASE, MOST_LOSSES);
    if (lost > 0) LOG.warn("{} request(s) lost their worker; taken from it", lost);
    return claims.claim(kinds, starter).map(this::carryOut);
  }

  private int carryOut(RunRequest request) {
    var run = new Cancellation();
    try (var _ = Pulse.of(claims, bell, request, cancellation, run)) {
      var task = tasks.get(request.kind());
      if (task == null) throw new IllegalStateException("claimed a " + request.kind());
      return new Errand(claims, request, cancellation, clock).carryOut(task, run);
    }
  }

  private static int worse(int one, int other) {
    return FROM_GOOD_TO_BAD.indexOf(one) >= FROM_GOOD_TO_BAD.indexOf(other) ? one : other;
  }
}
