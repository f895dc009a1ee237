package dandex.server.trace;

import dandex.server.find.Lap;
import dandex.server.find.Stage;
import dandex.server.find.Witness;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.Tracer;

/// A span for each stage of a request.
record StageSpans(Tracer tracer) implements Witness {
  // The scope is closed with the lap.
  @SuppressWarnings("MustBeClosedChecker")
  @Override
  public Lap enters(Stage stage) {
    // Its statements have spans of their own.
    if (stage == Stage.LOAD || !isTraced()) return Lap.UNSEEN;
    var span = tracer.spanBuilder(stage.word()).startSpan();
    var scope = span.makeCurrent();
    return () -> {
      scope.close();
      span.end();
    };
  }

  /// Whether this thread works for a request.
  static boolean isTraced() {
    return Span.current().getSpanContext().isValid();
  }
}
