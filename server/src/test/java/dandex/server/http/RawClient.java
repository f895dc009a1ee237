package dandex.server.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/// A client of one request that reads when it is told to, takes little ahead, and can hang up.
final class RawClient implements AutoCloseable {
  private static final int AHEAD = 4_096;

  /// What came of a body.
  ///
  /// @param whole whether its end was said
  /// @param trailers lines behind the end
  record Body(ByteArrayOutputStream content, boolean whole, List<String> trailers) {
    String text() {
      return content.toString(UTF_8);
    }

    InputStream unzipped() throws IOException {
      return new GZIPInputStream(new ByteArrayInputStream(content.toByteArray()));
    }
  }

  private final Socket socket = new Socket();
  private final InputStream in;
  private final Map<String, String> headers = new LinkedHashMap<>();
  private final String status;

  /// Sends a request, and reads the head of what is answered.
  ///
  /// @param more header lines
  RawClient(int port, String request, String... more) throws IOException {
    socket.setReceiveBufferSize(AHEAD);
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    var head = new StringBuilder(request).append("\r\nHost: here\r\n");
    for (var line : more) head.append(line).append("\r\n");
    socket.getOutputStream().write(head.append("\r\n").toString().getBytes(UTF_8));
    in = new BufferedInputStream(socket.getInputStream(), AHEAD);
    status = line();
    for (var line = line(); !line.isEmpty(); line = line()) {
      var parts = line.split(":", 2);
      headers.put(parts[0], parts[1].strip());
    }
  }

  String status() {
    return status;
  }

  String header(String name) {
    return headers.getOrDefault(name, "");
  }

  /// The rest, which comes in chunks.
  Body body() throws IOException {
    var bytes = new ByteArrayOutputStream();
    try {
      for (var size = size(); size > 0; size = size()) {
        bytes.writeBytes(exactly(size));
        line();
      }
      var trailers = new ArrayList<String>();
      for (var line = line(); !line.isEmpty(); line = line()) trailers.add(line);
      return new Body(bytes, true, trailers);
    } catch (EOFException cut) {
      return new Body(bytes, false, List.of());
    }
  }

  /// The rest of a connection that ends with its answer.
  String untilClosed() throws IOException {
    return new String(in.readAllBytes(), UTF_8);
  }

  /// Without a farewell: whoever writes to it is refused from then on.
  void hangUp() throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private int size() throws IOException {
    return Integer.parseInt(line(), 16);
  }

  private byte[] exactly(int size) throws IOException {
    var bytes = in.readNBytes(size);
    if (bytes.length < size) throw new EOFException();
    return bytes;
  }

  private String line() throws IOException {
    var line = new ByteArrayOutputStream();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) throw new EOFException();
      if (next != '\r') line.write(next);
    }
    return line.toString(UTF_8);
  }
}
