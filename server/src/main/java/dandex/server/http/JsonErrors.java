package dandex.server.http;

import dandex.server.graphql.Code;
import dandex.server.graphql.GraphQlEngine;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Errors of HTTP in the form of errors of GraphQL.
final class JsonErrors {
  private static final Logger LOG = LoggerFactory.getLogger(JsonErrors.class);

  private JsonErrors() {}

  static void notFound(Context context) {
    send(
        context,
        404,
        Code.BAD_USER_INPUT,
        "nothing is here: /graphql, /graphiql, /export/assets.ndjson, /export/assets.csv,"
            + " /export/assets.urls, /health/live, /health/ready and /metrics are");
  }

  static void methodNotAllowed(Context context) {
    var isGraphQl = context.path().equals("/graphql");
    // A mutation by GET has its answer from GraphQL.
    if (isGraphQl && HandlerType.GET.equals(context.method())) return;
    context.header("Allow", isGraphQl ? "GET, POST" : "GET");
    send(context, 405, Code.BAD_USER_INPUT, "this method is not for here");
  }

  static void fault(Exception failure, Context context) {
    var id = RequestId.of(context);
    LOG.error("request {} to {} failed by a fault of ours", id, context.path(), failure);
    send(
        context,
        500,
        Code.INTERNAL_ERROR,
        "a fault of the server; the log has it as request " + id);
  }

  static void send(Context context, int status, Code code, String message) {
    context
        .status(status)
        .contentType(MediaType.JSON.header())
        .result(GraphQlEngine.refusal(code, message));
  }
}
