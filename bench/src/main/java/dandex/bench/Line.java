package dandex.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Locale;

/// A connection that is kept, over which requests are sent one after another. A client library of
/// HTTP takes as much of the machine as the servers that are measured; this takes next to nothing.
final class Line implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 60_000;

  /// The server has too much to do, and wants to be asked again.
  static final class Busy extends IOException {
    private Busy(String said) {
      super(said);
    }
  }

  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;

  /// @param port on loopback
  Line(int port) throws IOException {
    socket = connected(port);
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(PATIENCE_MILLIS);
    in = new BufferedInputStream(socket.getInputStream(), 65_536);
    out = socket.getOutputStream();
  }

  private static Socket connected(int port) throws IOException {
    try {
      return new Socket(InetAddress.getLoopbackAddress(), port);
    } catch (IOException refused) {
      throw new IOException("nobody answers at 127.0.0.1:" + port, refused);
    }
  }

  /// The bytes of a request to `http://127.0.0.1:port`.
  static byte[] request(String method, String target, String type, byte[] body) {
    var head =
        """
        %s %s HTTP/1.1\r
        Host: 127.0.0.1\r
        Accept: %s\r
        Content-Type: %s\r
        Content-Length: %d\r
        \r
        """
            .formatted(method, target, type, type, body.length);
    var bytes = new ByteArrayOutputStream(head.length() + body.length);
    bytes.writeBytes(head.getBytes(US_ASCII));
    bytes.writeBytes(body);
    return bytes.toByteArray();
  }

  /// Sends a request and reads its answer to the end.
  ///
  /// @return the body
  /// @throws IOException also for any status but 200
  byte[] ask(byte[] request) throws IOException {
    out.write(request);
    out.flush();
    var status = header();
    var length = -1;
    var chunked = false;
    for (var header = header(); !header.isEmpty(); header = header()) {
      var lower = header.toLowerCase(Locale.ROOT);
      if (lower.startsWith("content-length:"))
        length = Integer.parseInt(header.substring(15).strip());
      if (lower.startsWith("transfer-encoding:")) chunked = lower.endsWith("chunked");
    }
    var body = chunked ? chunks() : exactly(length);
    if (status.startsWith("HTTP/1.1 429")) throw new Busy(new String(body, UTF_8));
    if (!status.startsWith("HTTP/1.1 200"))
      throw new IOException(status + ": " + new String(body, UTF_8));
    return body;
  }

  private byte[] chunks() throws IOException {
    var body = new ByteArrayOutputStream();
    for (var size = size(); size > 0; size = size()) {
      body.writeBytes(exactly(size));
      header();
    }
    header();
    return body.toByteArray();
  }

  private int size() throws IOException {
    return Integer.parseInt(header().split(";", 2)[0].strip(), 16);
  }

  private byte[] exactly(int length) throws IOException {
    if (length < 0) throw new IOException("an answer without a length");
    var body = in.readNBytes(length);
    if (body.length < length) throw new EOFException("the answer ended before its time");
    return body;
  }

  private String header() throws IOException {
    var line = new StringBuilder(64);
    for (var next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) throw new EOFException("the connection was closed");
      if (next != '\r') line.append((char) next);
    }
    return line.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
