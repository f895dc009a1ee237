package dandex.server.http;

import dandex.server.graphql.Answer;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/// Counts and times queries by operation and outcome, and all of them together by what they cost.
/// Only what has few labels has buckets.
final class QueryMetrics {
  /// Clients choose names freely; every name costs memory for ever.
  private static final int MOST_NAMES = 100;

  private static final int LONGEST_NAME = 64;

  private static final Duration[] TIMES =
      LongStream.of(1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 5_000, 20_000)
          .mapToObj(Duration::ofMillis)
          .toArray(Duration[]::new);

  private final MeterRegistry registry;
  private final Set<String> names = ConcurrentHashMap.newKeySet();
  private final Map<String, Timer> stages = new ConcurrentHashMap<>();
  private final DistributionSummary searches;
  private final DistributionSummary statements;
  private final DistributionSummary rows;
  private final Timer waited;
  private final Timer took;

  QueryMetrics(MeterRegistry registry) {
    this.registry = registry;
    searches =
        numbers("dandex.graphql.searches", "Requests to Elasticsearch of a query", 1, 2, 4, 8);
    statements = numbers("dandex.graphql.statements", "Statements of a query", 1, 2, 4, 8, 16, 32);
    rows =
        numbers("dandex.graphql.rows", "Rows that a query read", 10, 100, 1_000, 10_000, 100_000);
    waited =
        time("dandex.search.waited", "How long an answer of Elasticsearch was waited for")
            .register(registry);
    took =
        time("dandex.search.took", "How long Elasticsearch says that it took").register(registry);
  }

  void record(Answer answer, long nanos) {
    Timer.builder("dandex.graphql.requests")
        .description("GraphQL requests by operation and outcome")
        .tag("operation", name(answer.operation()))
        .tag("outcome", answer.outcome())
        .register(registry)
        .record(nanos, TimeUnit.NANOSECONDS);
    var cost = answer.cost();
    searches.record(cost.searches());
    statements.record(cost.statements());
    rows.record((double) cost.rows());
    cost.eachStage((stage, time) -> stages.computeIfAbsent(stage, this::stage).record(time));
    cost.eachSearch((wait, told) -> {
      waited.record(wait);
      took.record(told);
    });
  }

  private Timer stage(String word) {
    return time(
            "dandex.graphql.stage", "What the time of queries went on, of those that came to it")
        .tag("stage", word)
        .register(registry);
  }

  private static Timer.Builder time(String name, String description) {
    return Timer.builder(name).description(description).serviceLevelObjectives(TIMES);
  }

  private DistributionSummary numbers(String name, String description, double... upTo) {
    return DistributionSummary.builder(name)
        .description(description)
        .serviceLevelObjectives(upTo)
        .register(registry);
  }

  private String name(@Nullable String operation) {
    if (operation == null) return "unnamed";
    if (names.contains(operation)) return operation;
    if (operation.length() > LONGEST_NAME || names.size() >= MOST_NAMES) return "other";
    names.add(operation);
    return operation;
  }
}
