package dandex.indexer.zarr;

/// Elements taken apart into their bits: all first bits, then all second bits, and so on, eight
/// elements to a byte. Blosc leaves a block as it is whose elements are no multiple of eight.
///
/// @param elementSize in bytes
record BitShuffle(int elementSize) {
  byte[] undone(byte[] shuffled) {
    int count = shuffled.length / elementSize;
    if (count % Byte.SIZE != 0) return shuffled;
    int row = count / Byte.SIZE;
    var plain = shuffled.clone();
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < elementSize; j++) {
        plain[i * elementSize + j] = gathered(shuffled, j * Byte.SIZE * row, row, i);
      }
    }
    return plain;
  }

  /// The byte whose bits stand in eight rows, each at the place of the element.
  private static byte gathered(byte[] shuffled, int from, int row, int element) {
    int bits = 0;
    for (int k = 0; k < Byte.SIZE; k++) {
      int eight = shuffled[from + k * row + element / Byte.SIZE];
      bits |= ((eight >> (element % Byte.SIZE)) & 1) << k;
    }
    return (byte) bits;
  }
}
