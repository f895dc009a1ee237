package dandex.server.http;

import dandex.server.graphql.Answer;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Counts and times queries by operation and outcome.
final class QueryMetrics {
  /// Clients choose names freely; every name costs memory for ever.
  private static final int MOST_NAMES = 100;

  private static final int LONGEST_NAME = 64;

  private final MeterRegistry registry;
  private final Set<String> names = ConcurrentHashMap.newKeySet();

  QueryMetrics(MeterRegistry registry) {
    this.registry = registry;
  }

  void record(Answer answer, long nanos) {
    Timer.builder("dandex.graphql.requests")
        .description("GraphQL requests by operation and outcome")
        .tag("operation", name(answer.operation()))
        .tag("outcome", answer.outcome())
        .register(registry)
        .record(nanos, TimeUnit.NANOSECONDS);
  }

  private String name(@Nullable String operation) {
    if (operation == null) return "unnamed";
    if (names.contains(operation)) return operation;
    if (operation.length() > LONGEST_NAME || names.size() >= MOST_NAMES) return "other";
    names.add(operation);
    return operation;
  }
}
