package dandex.sandbox;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/// A TCP port of the loopback interface.
final class Port {
  private Port() {}

  /// One that nobody had a moment ago.
  static int free() {
    try (var socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(loopback(), 0));
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new ServerFailed("no port is free", e);
    }
  }

  static boolean isFree(int port) {
    try (var socket = new ServerSocket()) {
      // As the servers do: a port in TIME_WAIT counts as free.
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(loopback(), port));
      return true;
    } catch (BindException e) {
      return false;
    } catch (IOException e) {
      throw new ServerFailed("cannot tell whether port " + port + " is free", e);
    }
  }

  private static InetAddress loopback() throws IOException {
    return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
  }
}
