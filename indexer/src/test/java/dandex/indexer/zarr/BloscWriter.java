package dandex.indexer.zarr;

import io.airlift.compress.v3.Compressor;
import io.airlift.compress.v3.lz4.Lz4JavaCompressor;
import io.airlift.compress.v3.zstd.ZstdJavaCompressor;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.Deflater;

/// Writes Blosc frames as c-blosc 1 does, by its rules of splitting.
///
/// @param format 1 LZ4, 3 zlib, 4 Zstandard
/// @param flags those of the frame but its format: shuffles 0x01 and 0x04, not split 0x10
record BloscWriter(int format, int flags, int typeSize, int blockSize) {
  byte[] frame(byte[] plain) {
    int blocks = Math.ceilDiv(plain.length, blockSize);
    var starts = ByteBuffer.allocate(blocks * 4).order(ByteOrder.LITTLE_ENDIAN);
    var body = new ByteArrayOutputStream();
    for (int at = 0; at < plain.length; at += blockSize) {
      starts.putInt(16 + starts.capacity() + body.size());
      var block = Arrays.copyOfRange(plain, at, Math.min(plain.length, at + blockSize));
      body.writeBytes(block(block));
    }
    return whole(plain.length, starts.array(), body.toByteArray());
  }

  private byte[] whole(int size, byte[] starts, byte[] body) {
    int length = 16 + starts.length + body.length;
    return ByteBuffer.allocate(length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put((byte) 2)
        .put((byte) 1)
        .put((byte) (flags | format << 5))
        .put((byte) typeSize)
        .putInt(size)
        .putInt(blockSize)
        .putInt(length)
        .put(starts)
        .put(body)
        .array();
  }

  private byte[] block(byte[] plain) {
    var shuffled = shuffled(plain);
    boolean isSplit =
        (flags & 0x10) == 0
            && typeSize <= 16
            && plain.length / typeSize >= 128
            && plain.length == blockSize;
    int stream = isSplit ? plain.length / typeSize : plain.length;
    var out = new ByteArrayOutputStream();
    for (int at = 0; at < plain.length; at += stream) {
      var packed = packed(Arrays.copyOfRange(shuffled, at, at + stream));
      out.writeBytes(
          ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(packed.length).array());
      out.writeBytes(packed);
    }
    return out.toByteArray();
  }

  private byte[] packed(byte[] stream) {
    var packed =
        switch (format) {
          case 1 -> packed(new Lz4JavaCompressor(), stream);
          case 3 -> deflated(stream);
          default -> packed(new ZstdJavaCompressor(), stream);
        };
    return packed.length < stream.length ? packed : stream;
  }

  static byte[] packed(Compressor by, byte[] plain) {
    var out = new byte[by.maxCompressedLength(plain.length)];
    return Arrays.copyOf(out, by.compress(plain, 0, plain.length, out, 0, out.length));
  }

  static byte[] deflated(byte[] plain) {
    var out = new byte[plain.length + 64];
    try (var deflater = new Deflater()) {
      deflater.setInput(plain);
      deflater.finish();
      return Arrays.copyOf(out, deflater.deflate(out));
    }
  }

  private byte[] shuffled(byte[] plain) {
    int count = plain.length / typeSize;
    boolean areBits = (flags & 0x04) != 0 && count % 8 == 0;
    boolean areBytes = (flags & 0x01) != 0;
    var shuffled = areBits ? new byte[plain.length] : plain.clone();
    for (int i = 0; i < count * typeSize; i++) {
      int element = i / typeSize;
      int part = i % typeSize;
      if (areBytes) shuffled[part * count + element] = plain[i];
      for (int bit = 0; areBits && bit < 8; bit++) {
        int to = (part * 8 + bit) * count + element; // in bits
        shuffled[to / 8] |= (byte) (((plain[i] >> bit) & 1) << to % 8);
      }
    }
    for (int i = count * typeSize; i < plain.length; i++) shuffled[i] = plain[i];
    return shuffled;
  }
}
