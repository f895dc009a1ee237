package dandex.server.http;

import dandex.server.graphql.Code;

/// A request that is refused before GraphQL sees it. The message is for the client.
final class HttpRefusal extends Exception {
  private final int status;

  HttpRefusal(int status, String message) {
    super(message, null, false, false);
    this.status = status;
  }

  int status() {
    return status;
  }

  Code code() {
    return Code.BAD_USER_INPUT;
  }
}
