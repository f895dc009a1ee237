package dandex.app;

/// Something the user said cannot be done. The message is one line for them; the exit code is 2.
final class UsageError extends RuntimeException {
  UsageError(String message) {
    super(message);
  }

  UsageError(String message, Throwable cause) {
    super(message, cause);
  }
}
