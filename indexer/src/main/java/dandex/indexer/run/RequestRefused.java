package dandex.indexer.run;

/// What a request asks for cannot be understood, now or later. The message is one line for people.
public final class RequestRefused extends RuntimeException {
  public RequestRefused(String message) {
    super(message);
  }

  public RequestRefused(String message, Throwable cause) {
    super(message, cause);
  }
}
