package dandex.app;

import java.util.HashMap;
import java.util.Map;

/// Whether the server traces, and what the environment says to OpenTelemetry of it.
///
/// @param variables the standard `OTEL_…`; some are secret
record TracingSettings(boolean on, Map<String, String> variables) {
  static final TracingSettings OFF = new TracingSettings(false, Map.of());

  private static final String PREFIX = "OTEL_";

  static TracingSettings of(Map<String, String> environment) {
    if (!new ServerSaid(environment).isOn(Setting.DANDEX_TRACING, false)) return OFF;
    var variables = new HashMap<String, String>();
    environment.forEach((name, value) -> {
      if (name.startsWith(PREFIX) && !value.isBlank()) variables.put(name, value.strip());
    });
    return new TracingSettings(true, Map.copyOf(variables));
  }

  /// Without what may be secret.
  @Override
  public String toString() {
    return "TracingSettings[on=" + on + "]";
  }
}
