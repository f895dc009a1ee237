package dandex.server.graphql;

/// What was asked cannot be answered as it was asked. The message is for whoever asked, and names
/// the way out.
final class Refusal extends RuntimeException {
  private final Code code;

  Refusal(Code code, String message) {
    super(message, null, false, false);
    this.code = code;
  }

  static Refusal badInput(String message) {
    return new Refusal(Code.BAD_USER_INPUT, message);
  }

  Code code() {
    return code;
  }
}
