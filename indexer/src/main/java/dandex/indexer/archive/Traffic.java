package dandex.indexer.archive;

/// What went over the wire since the client was opened.
///
/// @param requests retries included
/// @param bytes of bodies received, as they came
public record Traffic(long requests, long retries, long bytes) {
  public Traffic since(Traffic earlier) {
    return new Traffic(
        requests - earlier.requests, retries - earlier.retries, bytes - earlier.bytes);
  }
}
