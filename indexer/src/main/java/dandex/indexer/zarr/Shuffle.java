package dandex.indexer.zarr;

import com.fasterxml.jackson.databind.JsonNode;

/// Elements taken apart: all first bytes, then all second bytes, and so on.
///
/// @param elementSize in bytes
record Shuffle(int elementSize) implements Codec {
  private static final int ELEMENT_SIZE_OF_NUMCODECS = 4;

  static Shuffle of(JsonNode config) throws Undecodable {
    var size = config.get("elementsize");
    if (size == null) return new Shuffle(ELEMENT_SIZE_OF_NUMCODECS);
    if (!size.isInt() || size.intValue() < 1) throw new Undecodable("elementsize " + size);
    return new Shuffle(size.intValue());
  }

  @Override
  public byte[] decode(byte[] coded, int mostBytes) throws Undecodable {
    if (coded.length % elementSize != 0) throw new Undecodable("no whole elements");
    return undone(coded);
  }

  /// Puts the elements together; what is left over at the end stays as it is.
  byte[] undone(byte[] shuffled) {
    if (elementSize == 1) return shuffled;
    int count = shuffled.length / elementSize;
    var plain = shuffled.clone();
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < elementSize; j++) {
        plain[i * elementSize + j] = shuffled[j * count + i];
      }
    }
    return plain;
  }
}
