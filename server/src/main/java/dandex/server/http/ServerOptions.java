package dandex.server.http;

/// Where the server listens.
///
/// @param port 0 for any free one
public record ServerOptions(String host, int port) {
  /// On this machine only.
  public static ServerOptions local(int port) {
    return new ServerOptions("127.0.0.1", port);
  }
}
