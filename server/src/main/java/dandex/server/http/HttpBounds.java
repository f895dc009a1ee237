package dandex.server.http;

import java.time.Duration;

/// What clients may take up, and how long.
///
/// @param connections of clients; further ones wait until one is closed
/// @param idle until a silent connection is closed; longer than the pause between signs of life of
///   a stream
/// @param drain how long what was begun is still answered when the server is to stop
public record HttpBounds(int connections, Duration idle, Duration drain) {
  public static final HttpBounds USUAL =
      new HttpBounds(2000, Duration.ofSeconds(30), Duration.ofSeconds(30));

  HttpBounds withDrain(Duration other) {
    return new HttpBounds(connections, idle, other);
  }
}
