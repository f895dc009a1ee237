package dandex.server.http;

import dandex.catalog.run.Run;
import dandex.server.trace.Traces;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// To whom the server tells what it does, and what it tells of others.
///
/// @param registry what `/metrics` shows; the server adds its own and the JVM's
/// @param runs the last of each kind that have ended; may throw where Postgres does not answer
/// @param traces null where nobody traces
public record Telemetry(
    PrometheusMeterRegistry registry, Supplier<List<Run>> runs, @Nullable Traces traces) {
  /// Metrics of the server alone.
  public static Telemetry of(PrometheusMeterRegistry registry) {
    return new Telemetry(registry, List::of, null);
  }
}
