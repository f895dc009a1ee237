package dandex.indexer.sync;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.atomic.AtomicLong;

/// Stands between us and Postgres, passes everything on, and counts the statements that are
/// executed. The rows of a COPY are none.
final class StatementCounter implements AutoCloseable {
  private static final int PROTOCOL_3 = 3 << 16;

  private final ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final AtomicLong statements = new AtomicLong();
  private final URI database;

  StatementCounter(String database) throws IOException {
    this.database = URI.create(database);
    Thread.ofVirtual().start(this::welcome);
  }

  /// The database's URL by way of us.
  String url() {
    var there = database.getHost() + ":" + database.getPort();
    return database.toString().replace(there, "127.0.0.1:" + door.getLocalPort());
  }

  long statements() {
    return statements.get();
  }

  private void welcome() {
    while (!door.isClosed()) {
      try {
        var client = door.accept();
        var server = new Socket(database.getHost(), database.getPort());
        client.setTcpNoDelay(true);
        server.setTcpNoDelay(true);
        Thread.ofVirtual().start(() -> ask(client, server));
        Thread.ofVirtual().start(() -> answer(client, server));
      } catch (IOException _) {
        return; // closed
      }
    }
  }

  private void ask(Socket client, Socket server) {
    try (client;
        server) {
      var in = new DataInputStream(client.getInputStream());
      var out = new DataOutputStream(new BufferedOutputStream(server.getOutputStream(), 1 << 16));
      greet(in, out);
      while (true) {
        var kind = in.readByte();
        if (kind == 'E' || kind == 'Q') statements.incrementAndGet();
        out.writeByte(kind);
        pass(in, out);
        if (in.available() == 0) out.flush();
      }
    } catch (IOException _) {
      // one of them has hung up
    }
  }

  /// Before the protocol itself a client may ask for encryption, which a reply of one byte denies.
  private static void greet(DataInputStream in, DataOutputStream out) throws IOException {
    for (var version = 0; version >>> 16 != PROTOCOL_3 >>> 16; ) {
      var length = in.readInt();
      version = in.readInt();
      out.writeInt(length);
      out.writeInt(version);
      out.write(in.readNBytes(length - 8));
      out.flush();
    }
  }

  private static void pass(DataInputStream in, DataOutputStream out) throws IOException {
    var length = in.readInt();
    out.writeInt(length);
    out.write(in.readNBytes(length - 4));
  }

  private static void answer(Socket client, Socket server) {
    try (client;
        server) {
      server.getInputStream().transferTo(client.getOutputStream());
    } catch (IOException _) {
      // one of them has hung up
    }
  }

  @Override
  public void close() {
    try {
      door.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
