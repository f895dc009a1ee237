package dandex.server.http;

/// The server cannot listen where it was told to. The message is one line for people.
public final class ServerNotStarted extends RuntimeException {
  ServerNotStarted(String message, Throwable cause) {
    super(message, cause);
  }
}
