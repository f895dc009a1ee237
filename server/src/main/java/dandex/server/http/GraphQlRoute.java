package dandex.server.http;

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
  private final StatusRule statuses;

  GraphQlRoute(GraphQlEngine engine, QueryMetrics metrics, StatusRule statuses) {
    this.engine = engine;
    this.metrics = metrics;
    this.statuses = statuses;
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
    context.addHeader("Vary", "Accept");
    var form = MediaType.accepted(context.header("Accept"));
    try {
      var accepted =
          form.orElseThrow(() ->
              new HttpRefusal(406, "accept application/graphql-response+json or application/json"));
      answer(context, accepted, reading.read(context).by(Gate.caller(context)));
    } catch (HttpRefusal refusal) {
      send(
          context,
          form.orElse(MediaType.JSON),
          statuses.refused(refusal),
          GraphQlEngine.refusal(refusal.code(), refusal.reason()));
      context.header("Cache-Control", "no-store");
    }
  }

  private void send(Context context, MediaType accepted, int status, byte[] body) {
    context.status(status).contentType(statuses.form(accepted, status).header()).result(body);
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
    // A cache may keep what succeeded, never what may succeed the next time.
    if (answer.code() != null) context.header("Cache-Control", "no-store");
    // Only caches of the caller's own, which do not give it to those who have no key.
    else if (request.caller().key() != null) context.header("Cache-Control", "private");
    if (answer.code() == Code.METHOD_NOT_ALLOWED) context.header("Allow", "POST");
    send(context, form, statuses.of(answer, form), answer.body());
  }
}
