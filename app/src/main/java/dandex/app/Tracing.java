package dandex.app;

import dandex.server.trace.Traces;
import org.jspecify.annotations.Nullable;

/// The tracing of a server, where it is on. Closing it sends what is not sent yet.
///
/// @param sdk null where it is off; nothing of OpenTelemetry but its API is loaded then
record Tracing(@Nullable OtelSdk sdk) implements AutoCloseable {
  static Tracing of(TracingSettings settings) {
    return new Tracing(settings.on() ? OtelSdk.start(settings.variables()) : null);
  }

  @Nullable Traces traces() {
    return sdk == null ? null : new Traces(sdk.telemetry());
  }

  @Override
  public void close() {
    if (sdk != null) sdk.close();
  }
}
