package dandex.server.trace;

import dandex.server.find.Witness;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Tracer;
import javax.sql.DataSource;

/// Spans of all that the server does for a request. They hold names and texts of ours; of what
/// clients send only the method, the path and the name of the operation, never a value.
public final class Traces {
  private final OpenTelemetry telemetry;
  private final Tracer tracer;

  public Traces(OpenTelemetry telemetry) {
    this.telemetry = telemetry;
    tracer = telemetry.getTracer("dandex");
  }

  /// To whom spans are given.
  public OpenTelemetry telemetry() {
    return telemetry;
  }

  /// A span for each stage of a request but the loading, whose statements have spans.
  public Witness stages() {
    return new StageSpans(tracer);
  }

  /// A span for each statement that is executed for a request.
  public DataSource statements(DataSource database) {
    return StatementSpans.around(database, tracer);
  }

  /// Begins the span of a request, in the trace of the caller where there is one.
  public RequestSpan begin(Asked asked) {
    return RequestSpan.begin(telemetry, tracer, asked);
  }
}
