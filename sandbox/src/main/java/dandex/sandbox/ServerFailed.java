package dandex.sandbox;

/// A local server could not be started, found or stopped: all that goes wrong with one is this. The
/// first line of the message says why; where the server wrote a log, its last lines follow.
public final class ServerFailed extends RuntimeException {
  private static final long serialVersionUID = 1;

  ServerFailed(String message) {
    super(message);
  }

  ServerFailed(String message, Throwable cause) {
    super(message + ": " + cause, cause);
  }
}
