package dandex.app;

import java.util.Map;

/// Whether the server traces, and what the environment says to OpenTelemetry of it.
///
/// @param variables the standard `OTEL_…`; some are secret
record TracingSettings(boolean on, Map<String, String> variables) {
  static final TracingSettings OFF = new TracingSettings(false, Map.of());

  private static final String PREFIX = "OTEL_";

  static TracingSettings of(Environment said) {
    if (!said.read(Setting.DANDEX_TRACING, false, Form.either("on", "off"))) return OFF;
    return new TracingSettings(true, said.foreign(PREFIX));
  }

  /// Without what may be secret.
  @Override
  public String toString() {
    return "TracingSettings[on=" + on + "]";
  }
}
