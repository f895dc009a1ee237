package dandex.sandbox.archive;

import io.airlift.compress.v3.Compressor;
import io.airlift.compress.v3.lz4.Lz4JavaCompressor;
import io.airlift.compress.v3.snappy.SnappyJavaCompressor;
import io.airlift.compress.v3.zstd.ZstdJavaCompressor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/// What packs bytes, without any frame around them but its own.
enum BlockCodec {
  LZ4(1, false),
  SNAPPY(2, false),
  ZLIB(3, true),
  ZSTD(4, true);

  private final int format;
  private final boolean thorough;

  BlockCodec(int format, boolean thorough) {
    this.format = format;
    this.thorough = thorough;
  }

  /// Its number in a Blosc frame.
  int format() {
    return format;
  }

  /// Whether Blosc gives it larger blocks.
  boolean isThorough() {
    return thorough;
  }

  byte[] pack(byte[] content, int start, int length) {
    return switch (this) {
      case LZ4 -> packed(new Lz4JavaCompressor(), content, start, length);
      case SNAPPY -> packed(new SnappyJavaCompressor(), content, start, length);
      case ZSTD -> packed(new ZstdJavaCompressor(), content, start, length);
      case ZLIB -> deflated(content, start, length);
    };
  }

  private static byte[] packed(Compressor compressor, byte[] content, int start, int length) {
    var room = new byte[compressor.maxCompressedLength(length)];
    var packed = compressor.compress(content, start, length, room, 0, room.length);
    return Arrays.copyOf(room, packed);
  }

  private static byte[] deflated(byte[] content, int start, int length) {
    var packed = new ByteArrayOutputStream();
    try (var deflater = new Deflater(1);
        var out = new DeflaterOutputStream(packed, deflater)) {
      out.write(content, start, length);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }
}
