package dandex.indexer.archive;

import java.net.ConnectException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.util.Objects;

/// The reason of a failure in the words of people, on one line.
final class Why {
  private Why() {}

  static String of(Throwable failure) {
    var root = failure;
    for (var cause = root.getCause(); cause != null; cause = cause.getCause()) root = cause;
    if (root instanceof UnresolvedAddressException || root instanceof UnknownHostException) {
      return "no such host";
    }
    if (root instanceof ConnectException && root.getMessage() == null) return "nobody listens";
    var message = Objects.requireNonNullElse(root.getMessage(), root.getClass().getSimpleName());
    var line = message.lines().findFirst().orElse("");
    return line.length() > 300 ? line.substring(0, 300) + "…" : line;
  }
}
