package dandex.sandbox.archive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// HTTP/1.1 on loopback, a virtual thread a connection.
// The JDK's own HTTP server keeps its sockets to itself, and a reset needs the socket.
final class Wire implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Wire.class);

  private final ServerSocket door;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final Function<Request, Reply> answer;

  Wire(int port, Function<Request, Reply> answer) {
    this.answer = answer;
    try {
      door = new ServerSocket(port, 256, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
    } catch (IOException e) {
      throw new UncheckedIOException("port " + port + " of 127.0.0.1 cannot be opened", e);
    }
    Thread.ofPlatform().daemon().name("archive-" + port()).start(this::welcome);
  }

  int port() {
    return door.getLocalPort();
  }

  @Override
  public void close() {
    try {
      door.close();
      for (var socket : open) socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void welcome() {
    while (!door.isClosed()) {
      try {
        var socket = door.accept();
        open.add(socket);
        Thread.ofVirtual().start(() -> serve(socket));
      } catch (IOException e) {
        if (!door.isClosed()) LOG.warn("a connection was not accepted: {}", e.toString());
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      new Connection(socket, answer).serve();
    } catch (IOException gone) {
      LOG.debug("a client went away: {}", gone.toString());
    } finally {
      open.remove(socket);
    }
  }
}
