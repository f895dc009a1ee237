package dandex.server.http;

import dandex.server.export.Beginning;
import dandex.server.graphql.Code;
import dandex.server.graphql.Trouble;
import io.javalin.http.Context;

/// Says why an export is not begun, in the form of errors of GraphQL.
final class ExportRefusal {
  private ExportRefusal() {}

  /// The server exports nothing.
  static void disabled(Context context) {
    JsonErrors.send(
        context,
        403,
        Code.EXPORT_DISABLED,
        "this server exports nothing: page through /graphql instead, or ask who runs it to set"
            + " DANDEX_EXPORT=on");
  }

  static Code send(Context context, Beginning refused) {
    return switch (refused) {
      case Beginning.Full() ->
          send(context, 429, Code.EXPORT_LIMIT, "as many exports run as may: try again later");
      case Beginning.Expired() ->
          send(
              context,
              410,
              Code.EXPORT_EXPIRED,
              "what this export reads is kept no more, or the server was restarted meanwhile: begin"
                  + " a new one, without `export` and `after`");
      case Beginning.Foreign() ->
          send(
              context,
              400,
              Code.BAD_USER_INPUT,
              "`export` is no Export-Id of this question: give it as it was, with the same filter,"
                  + " search and versions");
      case Beginning.Refused(var why) -> send(context, 400, Code.BAD_USER_INPUT, why);
      case Beginning.Begun _ -> throw new IllegalStateException("an export that has begun");
    };
  }

  /// What GraphQL over HTTP calls unprocessable is a bad request here.
  static Code send(Context context, HttpRefusal wrong) {
    var status = wrong.status() == StatusRule.UNPROCESSABLE ? 400 : wrong.status();
    return send(context, status, wrong.code(), wrong.reason());
  }

  static Code send(Context context, Trouble trouble) {
    return send(context, status(trouble.code()), trouble.code(), trouble.message());
  }

  private static Code send(Context context, int status, Code code, String message) {
    if (status == 429 || status == 503) context.header("Retry-After", "10");
    JsonErrors.send(context, status, code, message);
    return code;
  }

  private static int status(Code code) {
    return code == Code.SEARCH_UNAVAILABLE || code == Code.STORE_UNAVAILABLE ? 503 : 500;
  }
}
