package dandex.server.http;

/// Where the server listens, and how it speaks HTTP.
///
/// @param port 0 for any free one
public record ServerOptions(String host, int port, StatusRule statuses) {
  /// As most clients know it.
  public ServerOptions(String host, int port) {
    this(host, port, StatusRule.USUAL);
  }

  /// On this machine only.
  public static ServerOptions local(int port) {
    return new ServerOptions("127.0.0.1", port);
  }

  public ServerOptions with(StatusRule other) {
    return new ServerOptions(host, port, other);
  }
}
