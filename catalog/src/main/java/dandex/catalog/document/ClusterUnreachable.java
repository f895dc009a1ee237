package dandex.catalog.document;

/// Elasticsearch does not answer, or refuses us. The message is one line for people.
public final class ClusterUnreachable extends RuntimeException {
  ClusterUnreachable(String message, Throwable cause) {
    super(message, cause);
  }
}
