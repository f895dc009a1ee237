package dandex.indexer.zarr;

import io.airlift.compress.v3.Decompressor;
import io.airlift.compress.v3.lz4.Lz4JavaDecompressor;
import io.airlift.compress.v3.zstd.ZstdJavaDecompressor;
import java.util.Arrays;
import java.util.function.Supplier;

/// LZ4 and Zstandard, by the decompressors of the library that are written in Java.
record JavaBlocks(Decompressor decompressor) implements BlockDecoder {
  /// The library copies by words without the checks of an array: around what it is given lies this
  /// much that belongs to nobody.
  private static final int MARGIN = 64;

  static JavaBlocks lz4() {
    return new JavaBlocks(new Lz4JavaDecompressor());
  }

  static JavaBlocks zstd() {
    return new JavaBlocks(new ZstdJavaDecompressor());
  }

  /// The size that a Zstandard frame announces, -1 when it announces none.
  static long sizeOfZstd(byte[] frame) throws Undecodable {
    var in = amidMargins(frame);
    return guarded(() -> new ZstdJavaDecompressor().getDecompressedSize(in, MARGIN, frame.length));
  }

  @Override
  public byte[] decode(byte[] coded, int size) throws Undecodable {
    var in = amidMargins(coded);
    var out = new byte[MARGIN + size + MARGIN];
    int decoded =
        guarded(() -> decompressor.decompress(in, MARGIN, coded.length, out, MARGIN, size));
    if (decoded != size) throw new Undecodable("%d bytes, not %d".formatted(decoded, size));
    return Arrays.copyOfRange(out, MARGIN, MARGIN + size);
  }

  private static byte[] amidMargins(byte[] bytes) {
    var wide = new byte[MARGIN + bytes.length + MARGIN];
    System.arraycopy(bytes, 0, wide, MARGIN, bytes.length);
    return wide;
  }

  /// At bytes that it cannot read the library throws its own exception where it looks, and where it
  /// does not, whatever its tables and states do. Nothing of ours is called in here.
  private static <T> T guarded(Supplier<T> attempt) throws Undecodable {
    try {
      return attempt.get();
    } catch (RuntimeException e) {
      throw new Undecodable("malformed: " + e.getMessage());
    }
  }
}
