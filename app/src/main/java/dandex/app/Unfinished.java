package dandex.app;

/// What a command set out to do was not done. The message is one line for people; the exit code is
/// 1.
final class Unfinished extends RuntimeException {
  Unfinished(String message) {
    super(message);
  }
}
