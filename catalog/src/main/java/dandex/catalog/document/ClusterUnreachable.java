package dandex.catalog.document;

import java.security.cert.CertificateException;
import java.util.OptionalInt;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.http.NoHttpResponseException;

/// Elasticsearch does not answer, or refuses us. The message is one line for people.
public final class ClusterUnreachable extends RuntimeException {
  private static final int UNKNOWN = 401;

  private ClusterUnreachable(String message, Throwable cause) {
    super(message, cause);
  }

  static ClusterUnreachable of(ClusterAddress address, Exception cause) {
    var status = Cluster.status(cause);
    return new ClusterUnreachable(
        status.isPresent()
            ? "Elasticsearch at %s answers %d: %s%s"
                .formatted(address, status.getAsInt(), Cluster.reason(cause), wayIn(status))
            : "Elasticsearch does not answer at %s: %s".formatted(address, silence(cause)),
        cause);
  }

  private static String wayIn(OptionalInt status) {
    return status.getAsInt() == UNKNOWN
        ? " (set DANDEX_ELASTICSEARCH_API_KEY, or user:password in DANDEX_ELASTICSEARCH_URL)"
        : "";
  }

  private static String silence(Exception cause) {
    if (has(cause, SSLPeerUnverifiedException.class)) {
      return "its certificate is another host's; write in DANDEX_ELASTICSEARCH_URL the name that it"
          + " is for";
    }
    if (has(cause, CertificateException.class)) {
      return mentions(cause, "subject alternative")
          ? "its certificate is another host's; write in DANDEX_ELASTICSEARCH_URL the name that it"
              + " is for"
          : "nobody whom we trust vouches for its certificate; name the file of its authority in"
              + " DANDEX_ELASTICSEARCH_CA";
    }
    if (has(cause, SSLException.class) && mentions(cause, "SSL message")) {
      return "it speaks no TLS; write http:// in DANDEX_ELASTICSEARCH_URL";
    }
    if (has(cause, NoHttpResponseException.class)) {
      return Cluster.reason(cause) + " (does it speak TLS? then write https://)";
    }
    return Cluster.reason(cause);
  }

  private static boolean has(Exception failure, Class<? extends Exception> kind) {
    return causes(failure).anyMatch(kind::isInstance);
  }

  private static boolean mentions(Exception failure, String words) {
    return causes(failure).anyMatch(it -> String.valueOf(it.getMessage()).contains(words));
  }

  private static Stream<Throwable> causes(Throwable failure) {
    return Stream.iterate(failure, it -> it != null, Throwable::getCause);
  }
}
