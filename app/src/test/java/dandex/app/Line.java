package dandex.app;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The way to a server, which can be cut: nobody listens then, as if the server were not up.
final class Line implements AutoCloseable {
  private static final int BACKLOG = 50;

  private final InetSocketAddress server;
  private final int port;
  private final Set<Socket> ends = ConcurrentHashMap.newKeySet();
  private volatile ServerSocket entry;

  Line(String url) throws IOException {
    var target = URI.create(url);
    this.server = new InetSocketAddress(target.getHost(), target.getPort());
    this.entry = listen(0);
    this.port = entry.getLocalPort();
    Thread.startVirtualThread(() -> accept(entry));
  }

  String url() {
    return "http://127.0.0.1:" + port;
  }

  void cut() throws IOException {
    entry.close();
    for (var end : ends) end.close();
    ends.clear();
  }

  void mend() throws IOException {
    var mended = listen(port);
    entry = mended;
    Thread.startVirtualThread(() -> accept(mended));
  }

  @Override
  public void close() throws IOException {
    cut();
  }

  private static ServerSocket listen(int port) throws IOException {
    var socket = new ServerSocket();
    socket.setReuseAddress(true);
    socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), BACKLOG);
    return socket;
  }

  private void accept(ServerSocket from) {
    try {
      while (true) join(from, from.accept());
    } catch (IOException cut) {
      // Whoever cut the line wanted that.
    }
  }

  private void join(ServerSocket from, Socket near) throws IOException {
    var far = new Socket(server.getAddress(), server.getPort());
    ends.add(near);
    ends.add(far);
    // One that came while the line was being cut.
    if (from.isClosed()) cut();
    Thread.startVirtualThread(() -> pass(near, far));
    Thread.startVirtualThread(() -> pass(far, near));
  }

  private static void pass(Socket from, Socket to) {
    try (from;
        to) {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException ended) {
      // One side has hung up, or the line was cut.
    }
  }
}
