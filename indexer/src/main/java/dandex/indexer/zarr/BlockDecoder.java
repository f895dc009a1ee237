package dandex.indexer.zarr;

/// Decompresses one block whose size is known beforehand.
interface BlockDecoder {
  /// @return exactly `size` bytes
  byte[] decode(byte[] coded, int size) throws Undecodable;
}
