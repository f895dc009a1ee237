package dandex.indexer.run;

import dandex.catalog.bell.Bell;
import dandex.catalog.run.RequestClaims;
import dandex.catalog.run.RunRequest;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Says now and then, and whenever the bell rings, that the worker of a request is alive, and has
/// its run cancelled when somebody wants its end, when the worker is to stop, or when the request
/// was given to another.
final class Pulse implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Pulse.class);
  private static final Duration BEAT = Duration.ofSeconds(15);

  private final RequestClaims claims;
  private final Bell bell;
  private final RunRequest request;
  private final Cancellation worker;
  private final Cancellation run;
  private final Thread thread = Thread.ofVirtual().name("pulse").unstarted(this::beat);
  private volatile boolean closed;

  private Pulse(
      RequestClaims claims, Bell bell, RunRequest request, Cancellation worker, Cancellation run) {
    this.claims = claims;
    this.bell = bell;
    this.request = request;
    this.worker = worker;
    this.run = run;
  }

  static Pulse of(
      RequestClaims claims, Bell bell, RunRequest request, Cancellation worker, Cancellation run) {
    var pulse = new Pulse(claims, bell, request, worker, run);
    pulse.thread.start();
    return pulse;
  }

  private void beat() {
    try {
      while (!closed) {
        var heard = bell.rings();
        if (worker.isAsked()) run.ask();
        tell();
        bell.await(heard, BEAT);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void tell() {
    try {
      switch (claims.heartbeat(request)) {
        case CARRY_ON -> {}
        case CANCEL, GONE -> run.ask();
      }
    } catch (RuntimeException failure) {
      LOG.warn("Request {} is carried on unheard: {}", request.id(), OneLine.of(failure));
    }
  }

  @Override
  public void close() {
    closed = true;
    bell.ring();
    try {
      thread.join();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
