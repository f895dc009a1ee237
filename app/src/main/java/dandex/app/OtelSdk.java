package dandex.app;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigurationException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/// What makes spans and sends them, by batches, from a bounded queue: what does not fit is lost,
/// and nobody waits. It is configured by the standard variables of OpenTelemetry.
final class OtelSdk implements AutoCloseable {
  /// It would say every minute, in a form of its own, what [ToldExporter] says once.
  private static final Logger ITS_OWN = Logger.getLogger("io.opentelemetry");

  private static final long PATIENCE_SECONDS = 5;
  private static final Map<String, String> USUAL =
      Map.of(
          "otel.service.name", "dandex",
          "otel.traces.exporter", "otlp",
          "otel.metrics.exporter", "none",
          "otel.logs.exporter", "none",
          "otel.propagators", "tracecontext",
          "otel.exporter.otlp.protocol", "http/protobuf");

  private final OpenTelemetrySdk sdk;

  private OtelSdk(OpenTelemetrySdk sdk) {
    this.sdk = sdk;
  }

  /// @param variables `OTEL_…`
  static OtelSdk start(Map<String, String> variables) {
    ITS_OWN.setLevel(Level.OFF);
    try {
      return new OtelSdk(
          AutoConfiguredOpenTelemetrySdk.builder()
              .disableShutdownHook()
              .addPropertiesSupplier(() -> USUAL)
              .addPropertiesCustomizer(_ -> properties(variables))
              .addSpanExporterCustomizer((exporter, _) -> new ToldExporter(exporter))
              .build()
              .getOpenTelemetrySdk());
    } catch (ConfigurationException | IllegalArgumentException | IllegalStateException wrong) {
      throw new UsageError("OTEL_…: " + withoutValues(wrong), wrong);
    }
  }

  private static Map<String, String> properties(Map<String, String> variables) {
    var properties = new HashMap<String, String>();
    variables.forEach(
        (name, value) -> properties.put(name.toLowerCase(Locale.ROOT).replace('_', '.'), value));
    return properties;
  }

  /// Headers may hold secrets, and are told with what is wrong of them.
  private static String withoutValues(RuntimeException wrong) {
    var message = String.valueOf(wrong.getMessage()).lines().findFirst().orElse("");
    return message.replaceAll("=.*", "=…");
  }

  OpenTelemetry telemetry() {
    return sdk;
  }

  @Override
  public void close() {
    sdk.shutdown().join(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }
}
