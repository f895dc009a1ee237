package dandex.server.http;

import dandex.server.graphql.Answer;
import dandex.server.graphql.Code;
import dandex.server.graphql.GraphQlEngine;
import dandex.server.graphql.Request;
import io.javalin.http.Context;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// `/graphql`.
final class GraphQlRoute {
  private static final Logger LOG = LoggerFactory.getLogger(GraphQlRoute.class);

  private final GraphQlEngine engine;
  private final QueryMetrics metrics;

  GraphQlRoute(GraphQlEngine engine, QueryMetrics metrics) {
    this.engine = engine;
    this.metrics = metrics;
  }

  void post(Context context) {
    serve(context, RequestReader::posted);
  }

  void get(Context context) {
    serve(context, RequestReader::got);
  }

  private interface Reading {
    Request read(Context context) throws HttpRefusal;
  }

  private void serve(Context context, Reading reading) {
    try {
      var form =
          MediaType.accepted(context.header("Accept"))
              .orElseThrow(() ->
                  new HttpRefusal(
                      406, "accept application/graphql-response+json or application/json"));
      context.contentType(form.header());
      answer(context, form, reading.read(context).by(Gate.caller(context)));
    } catch (HttpRefusal refusal) {
      context.status(refusal.status());
      if (refusal.status() == 406) context.contentType(MediaType.JSON.header());
      context.result(GraphQlEngine.refusal(refusal.code(), refusal.reason()));
    }
  }

  private void answer(Context context, MediaType form, Request request) {
    var started = System.nanoTime();
    var answer = engine.answer(request);
    var nanos = System.nanoTime() - started;
    metrics.record(answer, nanos);
    LOG.info(
        "{} {} in {} ms: {} searches, {} statements, {} rows (request {})",
        answer.operation() == null ? "an unnamed query" : "query " + answer.operation(),
        answer.outcome(),
        nanos / 1_000_000,
        answer.cost().searches(),
        answer.cost().statements(),
        answer.cost().rows(),
        request.id());
    context.status(status(answer, form)).result(answer.body());
  }

  private static int status(Answer answer, MediaType form) {
    if (answer.executed()) return 200;
    if (answer.code() == Code.DEADLINE_EXCEEDED) return 504;
    if (answer.code() == Code.INTERNAL_ERROR) return 500;
    return form == MediaType.JSON ? 200 : 400;
  }
}
