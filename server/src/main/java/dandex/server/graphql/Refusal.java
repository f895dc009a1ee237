package dandex.server.graphql;

/// What was asked cannot be answered as it was asked. The message is for whoever asked, and names
/// the way out.
final class Refusal extends RuntimeException {
  private final Code code;
  private final String reason;

  Refusal(Code code, String message) {
    super(message, null, false, false);
    this.code = code;
    reason = message;
  }

  static Refusal badInput(String message) {
    return new Refusal(Code.BAD_USER_INPUT, message);
  }

  String reason() {
    return reason;
  }

  Code code() {
    return code;
  }
}
