package dandex.server.graphql;

import graphql.ExecutionInput;

/// The time by which one request must be answered. When it passes, the thread that answers is
/// interrupted, which on a virtual thread ends a wait for either store, and no further field is
/// read.
final class Deadline implements Runnable {
  private final Thread answering = Thread.currentThread();
  private final ExecutionInput input;
  private final Exchange exchange;
  private boolean answered;

  Deadline(ExecutionInput input, Exchange exchange) {
    this.input = input;
    this.exchange = exchange;
  }

  @Override
  public synchronized void run() {
    if (answered) return;
    exchange.expire();
    input.cancel();
    answering.interrupt();
  }

  /// To be called by the thread that answered, when it is done.
  synchronized void end() {
    answered = true;
    // The interrupt was meant for the answer, not for what this thread does next.
    if (exchange.isLate()) Thread.interrupted();
  }
}
