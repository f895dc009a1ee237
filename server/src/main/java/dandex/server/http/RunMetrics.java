package dandex.server.http;

import dandex.catalog.run.Run;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;

/// The last run of each kind that has ended, as metrics; none where Postgres does not answer.
final class RunMetrics {
  /// Of a run, lest a strange record make too many.
  private static final int MOST_COUNTS = 40;

  private final StoreFigures figures;
  private final MultiGauge outcome;
  private final MultiGauge seconds;
  private final MultiGauge ended;
  private final MultiGauge counts;

  RunMetrics(MeterRegistry registry, StoreFigures figures) {
    this.figures = figures;
    outcome =
        MultiGauge.builder("dandex.run.last.outcome")
            .description("How the last run of a kind has ended; always 1")
            .register(registry);
    seconds =
        MultiGauge.builder("dandex.run.last")
            .description("How long the last run of a kind took")
            .baseUnit("seconds")
            .register(registry);
    ended =
        MultiGauge.builder("dandex.run.last.ended.timestamp")
            .description("When the last run of a kind has ended, in seconds since 1970")
            .baseUnit("seconds")
            .register(registry);
    counts =
        MultiGauge.builder("dandex.run.last.count")
            .description("What the last run of a kind counted, by the names of its report")
            .register(registry);
  }

  /// To be called before the metrics are read.
  synchronized void refresh() {
    var known = figures.known();
    var runs = known == null ? List.<Run>of() : known.runs();
    show(outcome, runs, run -> Stream.of(Row.of(of(run).and("outcome", word(run.status())), 1)));
    show(seconds, runs, run -> Stream.of(Row.of(of(run), took(run))));
    show(ended, runs, run -> Stream.of(Row.of(of(run), end(run))));
    show(
        counts,
        runs,
        run ->
            run.report().counts().entrySet().stream()
                .limit(MOST_COUNTS)
                .map(one -> Row.of(of(run).and("name", one.getKey()), one.getValue())));
  }

  private static void show(MultiGauge gauge, List<Run> runs, Function<Run, Stream<Row<?>>> rows) {
    gauge.register(runs.stream().flatMap(rows).toList(), true);
  }

  private static Tags of(Run run) {
    return Tags.of("kind", word(run.kind()));
  }

  private static double took(Run run) {
    var finished = run.finished();
    return finished == null
        ? Double.NaN
        : Duration.between(run.started(), finished).toMillis() / 1000.0;
  }

  private static double end(Run run) {
    var finished = run.finished();
    return finished == null ? Double.NaN : finished.toEpochMilli() / 1000.0;
  }

  private static String word(Enum<?> one) {
    return one.name().toLowerCase(Locale.ROOT);
  }
}
