package dandex.indexer.zarr;

/// Why a chunk has no elements here: it is broken, too large, or coded in a way that is not known.
/// Never leaves the package.
final class Undecodable extends Exception {
  private static final long serialVersionUID = 1L;

  Undecodable(String reason) {
    super(reason, null, false, false);
  }
}
