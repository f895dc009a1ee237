package dandex.server.http;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import java.util.concurrent.atomic.LongAdder;
import java.util.zip.GZIPOutputStream;

/// Compression of what is streamed. Javalin's own does not pass a flush on, so what is made slowly
/// would come late.
final class Gzip {
  private static final int BUFFER = 8_192;

  private Gzip() {}

  /// Where the answer is written to, compressed when the client accepts it.
  ///
  /// @param sent counts the bytes of it, as compressed
  static OutputStream stream(Context context, LongAdder sent) throws IOException {
    context.header("Vary", "Accept-Encoding");
    var plain = new CountedStream(context.res().getOutputStream(), sent);
    if (!isAccepted(context)) return plain;
    context.header("Content-Encoding", "gzip");
    return new GZIPOutputStream(plain, BUFFER, true);
  }

  private static boolean isAccepted(Context context) {
    var accepted = context.header("Accept-Encoding");
    if (accepted == null) return false;
    for (var range : accepted.toLowerCase(Locale.ROOT).split(",", -1)) {
      var parts = range.replace(" ", "").split(";", 2);
      if (parts[0].equals("gzip")) return parts.length == 1 || !parts[1].matches("q=0(\\.0*)?");
    }
    return false;
  }
}
