package dandex.server.http;

import io.javalin.http.Context;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/// The name of a request, in its answer and in the log: the client's, when it is fit for a log.
final class RequestId {
  static final String HEADER = "X-Request-Id";
  private static final String ATTRIBUTE = "request id";
  private static final Pattern SANE = Pattern.compile("[A-Za-z0-9._:/+=-]{1,64}");

  private RequestId() {}

  /// Names the request; to be called first.
  static void give(Context context) {
    var given = context.header(HEADER);
    var id = given != null && SANE.matcher(given).matches() ? given : made();
    context.attribute(ATTRIBUTE, id);
    context.header(HEADER, id);
  }

  static String of(Context context) {
    String id = context.attribute(ATTRIBUTE);
    return id == null ? made() : id;
  }

  private static String made() {
    return HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
  }
}
