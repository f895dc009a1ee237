package dandex.indexer.zarr;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/// Bytes and after them their checksum in four, as HDF5 computes it: over words of two bytes, the
/// higher first.
record Fletcher32() implements Codec {
  /// As many words can be summed before a sum is folded that it stays within 32 bits.
  private static final int WORDS_UNTIL_FOLDED = 360;

  @Override
  public byte[] decode(byte[] coded, int mostBytes) throws Undecodable {
    int length = coded.length - Integer.BYTES;
    if (length < 1) throw new Undecodable("nothing but a checksum");
    int told = ByteBuffer.wrap(coded).order(ByteOrder.LITTLE_ENDIAN).getInt(length);
    if (told != sum(coded, length)) throw new Undecodable("the checksum is another");
    return Arrays.copyOf(coded, length);
  }

  static int sum(byte[] bytes, int length) {
    long first = 0;
    long second = 0;
    int words = 0;
    for (int i = 0; i < length; i += 2) {
      int low = i + 1 < length ? bytes[i + 1] & 0xFF : 0;
      first += (bytes[i] & 0xFF) << Byte.SIZE | low;
      second += first;
      if (++words % WORDS_UNTIL_FOLDED == 0) {
        first = folded(first);
        second = folded(second);
      }
    }
    return (int) (folded(folded(second)) << Short.SIZE | folded(folded(first)));
  }

  private static long folded(long sum) {
    return (sum & 0xFFFF) + (sum >> Short.SIZE);
  }
}
