package dandex.server.http;

import java.time.Duration;
import java.util.Set;

/// Where the server listens, and how it speaks HTTP.
///
/// @param port 0 for any free one
/// @param origins whose pages may read answers; `*` for all
public record ServerOptions(
    String host, int port, StatusRule statuses, Set<String> origins, HttpBounds bounds) {
  public ServerOptions {
    origins = Set.copyOf(origins);
  }

  /// As most clients know it, for no other site.
  public ServerOptions(String host, int port) {
    this(host, port, StatusRule.USUAL, Set.of(), HttpBounds.USUAL);
  }

  /// On this machine only.
  public static ServerOptions local(int port) {
    return new ServerOptions("127.0.0.1", port);
  }

  public ServerOptions with(StatusRule other) {
    return new ServerOptions(host, port, other, origins, bounds);
  }

  public ServerOptions with(Set<String> others) {
    return new ServerOptions(host, port, statuses, others, bounds);
  }

  public ServerOptions with(HttpBounds others) {
    return new ServerOptions(host, port, statuses, origins, others);
  }

  /// @param drain how long what was begun is still answered when the server is to stop
  public ServerOptions with(Duration drain) {
    return with(bounds.withDrain(drain));
  }
}
