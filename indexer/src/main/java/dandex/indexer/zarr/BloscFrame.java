package dandex.indexer.zarr;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// A buffer as c-blosc 1 writes it: a header of 16 bytes, where each block starts, and the blocks,
/// of equal size but the last.
///
/// @param typeSize bytes of an element
/// @param size bytes of what it holds, of which `blockSize` are in a block
record BloscFrame(ByteBuffer frame, int flags, int typeSize, int size, int blockSize) {
  private static final int HEADER = 16;
  private static final int SHUFFLED = 0x01;
  private static final int COPIED = 0x02;
  private static final int BIT_SHUFFLED = 0x04;
  private static final int RESERVED = 0x08;

  /// No version of c-blosc writes smaller blocks when there are several.
  private static final int SMALLEST_OF_BLOCKS = 64;

  static BloscFrame of(byte[] bytes, int mostBytes) throws Undecodable {
    if (bytes.length < HEADER) throw new Undecodable("no header");
    var in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    var frame = new BloscFrame(in, in.get(2) & 0xFF, in.get(3) & 0xFF, in.getInt(4), in.getInt(8));
    frame.check(mostBytes);
    return frame;
  }

  private void check(int mostBytes) throws Undecodable {
    int version = frame.get(0);
    if (version != 1 && version != 2) throw new Undecodable("version " + version);
    if (has(RESERVED) || (has(SHUFFLED) && has(BIT_SHUFFLED))) throw new Undecodable("flags");
    if (typeSize < 1) throw new Undecodable("elements of no size");
    if (size < 1 || size > mostBytes) throw new Undecodable(size + " bytes");
    if (frame.getInt(12) != frame.capacity()) throw new Undecodable("cut or lengthened");
  }

  byte[] decoded() throws Undecodable {
    if (has(COPIED)) return copied();
    int blocks = blocks();
    var reader = new BloscBlocks(frame, flags, typeSize, HEADER + blocks * Integer.BYTES);
    var whole = new byte[size];
    for (int i = 0; i < blocks; i++) {
      int at = i * blockSize;
      int length = Math.min(blockSize, size - at);
      boolean isShort = length < blockSize;
      var block = reader.read(frame.getInt(HEADER + i * Integer.BYTES), length, isShort);
      System.arraycopy(block, 0, whole, at, length);
    }
    return whole;
  }

  private byte[] copied() throws Undecodable {
    if (size != frame.capacity() - HEADER) throw new Undecodable("not all is there");
    var whole = new byte[size];
    frame.get(HEADER, whole);
    return whole;
  }

  private int blocks() throws Undecodable {
    if (blockSize < 1 || blockSize > size) throw new Undecodable("blocks of " + blockSize);
    int blocks = Math.ceilDiv(size, blockSize);
    if (blocks > 1 && blockSize < SMALLEST_OF_BLOCKS) throw new Undecodable("tiny blocks");
    if (blocks > (frame.capacity() - HEADER) / Integer.BYTES) throw new Undecodable("no starts");
    return blocks;
  }

  private boolean has(int flag) {
    return (flags & flag) != 0;
  }
}
