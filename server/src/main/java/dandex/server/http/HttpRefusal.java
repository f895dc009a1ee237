package dandex.server.http;

import dandex.server.graphql.Code;

/// A request that is refused before GraphQL sees it. The message is for the client.
final class HttpRefusal extends Exception {
  private final int status;
  private final Code code;
  private final String reason;

  HttpRefusal(int status, String message) {
    this(status, Code.BAD_USER_INPUT, message);
  }

  HttpRefusal(int status, Code code, String message) {
    super(message, null, false, false);
    this.status = status;
    this.code = code;
    reason = message;
  }

  /// Of something that is JSON and no request of GraphQL.
  static HttpRefusal malformed(String message) {
    return new HttpRefusal(StatusRule.UNPROCESSABLE, message);
  }

  int status() {
    return status;
  }

  String reason() {
    return reason;
  }

  Code code() {
    return code;
  }
}
