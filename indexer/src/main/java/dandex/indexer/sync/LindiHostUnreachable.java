package dandex.indexer.sync;

/// Nothing listens where the LINDI files should be. The message is one line for people.
public final class LindiHostUnreachable extends RuntimeException {
  LindiHostUnreachable(String base, int requests) {
    super(
        "No connection to the LINDI host at %s in %d requests in a row; what was read before is kept."
            .formatted(base, requests));
  }
}
