package dandex.server.http;

import dandex.server.graphql.Answer;
import dandex.server.graphql.Answers;
import dandex.server.graphql.Code;
import dandex.server.graphql.GraphQlEngine;
import dandex.server.graphql.Request;
import dandex.server.trace.RequestSpan;
import io.javalin.http.Context;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// `/graphql`.
final class GraphQlRoute {
  private final GraphQlEngine engine;
  private final QueryMetrics metrics;
  private final StatusRule statuses;
  private final EventStreams streams;

  GraphQlRoute(
      GraphQlEngine engine, QueryMetrics metrics, StatusRule statuses, EventStreams streams) {
    this.engine = engine;
    this.metrics = metrics;
    this.statuses = statuses;
    this.streams = streams;
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
    var events = MediaType.acceptsEvents(context.header("Accept"));
    try {
      if (form.isEmpty() && !events) {
        throw new HttpRefusal(
            406, "accept application/graphql-response+json, application/json or text/event-stream");
      }
      var request = reading.read(context).by(Gate.caller(context));
      respond(context, form, request.streaming(events));
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

  /// One answer is sent as one where the client takes that too.
  private void respond(Context context, Optional<MediaType> form, Request request) {
    var started = System.nanoTime();
    switch (engine.respond(request)) {
      case Answers answers -> streams.send(context, answers);
      case Answer answer -> {
        record(answer, System.nanoTime() - started, request, TraceFilter.span(context));
        if (form.isPresent()) send(context, form.get(), request, answer);
        else streams.send(context, answer);
      }
    }
  }

  private void record(Answer answer, long nanos, Request request, @Nullable RequestSpan span) {
    metrics.record(answer, nanos);
    QueryLog.answered(answer, nanos, request.id());
    if (span == null) return;
    span.operation(answer.kind(), answer.operation());
    var code = answer.code();
    if (code != null) span.failed(code.name(), code.isOurs());
  }

  private void send(Context context, MediaType form, Request request, Answer answer) {
    // A cache may keep what succeeded, never what may succeed the next time.
    if (answer.code() != null) context.header("Cache-Control", "no-store");
    // Only caches of the caller's own, which do not give it to those who have no key.
    else if (request.caller().key() != null) context.header("Cache-Control", "private");
    if (answer.code() == Code.METHOD_NOT_ALLOWED) context.header("Allow", "POST");
    send(context, form, statuses.of(answer, form), answer.body());
  }
}
