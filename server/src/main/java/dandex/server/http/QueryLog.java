package dandex.server.http;

import dandex.server.graphql.Answer;
import dandex.server.trace.RequestSpan;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One line for each query, when it is answered: what it cost, and nothing of what it asked but the
/// name that it has. Whoever reads lines by a program finds the same as fields.
final class QueryLog {
  private static final Logger LOG = LoggerFactory.getLogger(QueryLog.class);
  private static final int LONGEST_NAME = 64;

  private QueryLog() {}

  static void answered(Answer answer, long nanos, String request) {
    if (!LOG.isInfoEnabled()) return;
    var cost = answer.cost();
    var kind = Objects.requireNonNullElse(answer.kind(), "query");
    var name = name(answer.operation());
    var trace = RequestSpan.traceId();
    var searchMs = millis(cost.searching());
    var sqlMs = millis(cost.loading());
    var storeMs = millis(cost.searching().plus(cost.loading()));
    var line =
        LOG.atInfo()
            .addKeyValue("kind", kind)
            .addKeyValue("operation", name)
            .addKeyValue("code", answer.outcome())
            .addKeyValue("ms", millis(Duration.ofNanos(nanos)))
            .addKeyValue("storeMs", storeMs)
            .addKeyValue("searchMs", searchMs)
            .addKeyValue("sqlMs", sqlMs)
            .addKeyValue("searches", cost.searches())
            .addKeyValue("statements", cost.statements())
            .addKeyValue("rows", cost.rows())
            .addKeyValue("request", request);
    if (trace != null) line = line.addKeyValue("trace", trace);
    line.log(
        "{} {} in {} ms, of the stores {} ms: {} searches {} ms, {} statements {} ms, {} rows"
            + " (request {}{})",
        name == null ? "an unnamed " + kind : kind + " " + name,
        answer.outcome(),
        millis(Duration.ofNanos(nanos)),
        storeMs,
        cost.searches(),
        searchMs,
        cost.statements(),
        sqlMs,
        cost.rows(),
        request,
        trace == null ? "" : ", trace " + trace);
  }

  private static @Nullable String name(@Nullable String operation) {
    return operation == null || operation.length() <= LONGEST_NAME
        ? operation
        : operation.substring(0, LONGEST_NAME) + "…";
  }

  /// To a tenth.
  private static double millis(Duration time) {
    return Math.round(time.toNanos() / 100_000.0) / 10.0;
  }
}
