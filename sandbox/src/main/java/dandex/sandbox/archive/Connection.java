package dandex.sandbox.archive;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// One client's connection: requests in, replies out, until either side ends it.
final class Connection {
  private static final int IDLE_MILLIS = 120_000;
  private static final int LONGEST_LINE = 64 << 10;
  private static final Map<Integer, String> REASONS =
      Map.ofEntries(
          Map.entry(200, "OK"),
          Map.entry(301, "Moved Permanently"),
          Map.entry(304, "Not Modified"),
          Map.entry(400, "Bad Request"),
          Map.entry(401, "Unauthorized"),
          Map.entry(404, "Not Found"),
          Map.entry(405, "Method Not Allowed"),
          Map.entry(429, "Too Many Requests"),
          Map.entry(500, "Internal Server Error"),
          Map.entry(502, "Bad Gateway"),
          Map.entry(503, "Service Unavailable"));

  private final Socket socket;
  private final Function<Request, Reply> answer;
  private final InputStream in;
  private final OutputStream out;

  Connection(Socket socket, Function<Request, Reply> answer) throws IOException {
    this.socket = socket;
    this.answer = answer;
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(IDLE_MILLIS);
    in = new BufferedInputStream(socket.getInputStream());
    out = new BufferedOutputStream(socket.getOutputStream(), 1 << 16);
  }

  void serve() throws IOException {
    while (true) {
      var request = next();
      if (request.isEmpty()) return;
      var reply = answer.apply(request.get());
      send(reply, request.get().isHead());
      if (reply.ending() != Reply.Ending.WHOLE || wantsClose(request.get())) return;
    }
  }

  private static boolean wantsClose(Request request) {
    return request.header("connection").toLowerCase(Locale.ROOT).contains("close");
  }

  private Optional<Request> next() throws IOException {
    var start = line();
    if (start.isEmpty()) return Optional.empty();
    var words = start.split(" ", -1);
    if (words.length != 3) throw new IOException("no HTTP request: " + start);
    var headers = headers();
    var length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
    var body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
    return Optional.of(new Request(words[0], words[1], headers, body));
  }

  private Map<String, String> headers() throws IOException {
    var headers = new LinkedHashMap<String, String>();
    for (var line = line(); !line.isEmpty(); line = line()) {
      var colon = line.indexOf(':');
      if (colon < 0) throw new IOException("no HTTP header: " + line);
      headers.put(
          line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
    }
    return headers;
  }

  /// The next line without its end; empty at the end of the stream, too.
  private String line() throws IOException {
    var bytes = new ByteArrayOutputStream(128);
    for (var next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0 && bytes.size() == 0) return "";
      if (next < 0) throw new EOFException("in the middle of a line");
      if (next != '\r') bytes.write(next);
      if (bytes.size() > LONGEST_LINE) throw new IOException("a line that does not end");
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private void send(Reply reply, boolean headOnly) throws IOException {
    var head = new StringBuilder("HTTP/1.1 ").append(reply.status()).append(' ');
    head.append(REASONS.getOrDefault(reply.status(), "Status")).append("\r\n");
    reply.headers().forEach((name, value) -> line(head, name, value));
    if (reply.status() != 304) line(head, "Content-Length", "" + reply.body().length);
    out.write(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
    if (!headOnly) out.write(reply.body(), 0, reply.sent());
    out.flush();
    if (reply.ending() == Reply.Ending.RESET) socket.setSoLinger(true, 0);
  }

  private static void line(StringBuilder head, String name, String value) {
    head.append(name).append(": ").append(value).append("\r\n");
  }
}
