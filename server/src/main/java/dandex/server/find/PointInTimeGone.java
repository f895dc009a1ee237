package dandex.server.find;

/// A moment of the index that Elasticsearch keeps no more: nobody read on for too long, or the
/// index was built anew.
public final class PointInTimeGone extends RuntimeException {
  PointInTimeGone(Throwable cause) {
    super("Elasticsearch keeps that moment of the index no more", cause);
  }
}
