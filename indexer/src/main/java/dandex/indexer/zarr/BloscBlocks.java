package dandex.indexer.zarr;

import java.nio.ByteBuffer;

/// The blocks of a Blosc frame. A block is one stream or, where c-blosc split it, one stream for
/// each byte of an element; before each stream stands its size.
final class BloscBlocks {
  private static final int SHUFFLED = 0x01;
  private static final int BIT_SHUFFLED = 0x04;
  private static final int NOT_SPLIT = 0x10;
  private static final int FORMAT = 5;

  // Both from c-blosc. Before it had the flag, it split by this rule alone.
  private static final int MOST_STREAMS = 16;
  private static final int SMALLEST_STREAM = 128;

  private final ByteBuffer frame;
  private final int flags;
  private final int typeSize;
  private final BlockDecoder decoder;
  // No byte is read for two streams, so that a small frame never is long work.
  private int unread;

  /// @param start of what is no header
  BloscBlocks(ByteBuffer frame, int flags, int typeSize, int start) throws Undecodable {
    this.frame = frame;
    this.flags = flags;
    this.typeSize = typeSize;
    this.decoder = decoder(flags >> FORMAT, frame.get(1));
    this.unread = frame.capacity() - start;
  }

  private static BlockDecoder decoder(int format, int version) throws Undecodable {
    if (version != 1) throw new Undecodable("version %d of format %d".formatted(version, format));
    return switch (format) {
      case 1 -> JavaBlocks.lz4();
      case 3 -> Inflated::zlib;
      case 4 -> JavaBlocks.zstd();
      default -> throw new Undecodable("format " + format); // 0 is BloscLZ, 2 is Snappy
    };
  }

  /// @param size of the block when it is decoded
  /// @param isShort whether it is the last one and smaller than the others
  byte[] read(int start, int size, boolean isShort) throws Undecodable {
    int streams = isSplit(size, isShort) ? typeSize : 1;
    if (size % streams != 0) throw new Undecodable("no whole streams");
    var block = ByteBuffer.allocate(size);
    int at = start;
    while (block.hasRemaining()) {
      var stored = stored(at);
      block.put(stream(stored, size / streams));
      at += Integer.BYTES + stored.length;
    }
    return plain(block.array());
  }

  private boolean isSplit(int size, boolean isShort) {
    return (flags & NOT_SPLIT) == 0
        && !isShort
        && typeSize <= MOST_STREAMS
        && size / typeSize >= SMALLEST_STREAM;
  }

  private byte[] stored(int at) throws Undecodable {
    int rest = frame.capacity() - Integer.BYTES - at;
    if (at < 0 || rest < 0) throw new Undecodable("no stream there");
    int size = frame.getInt(at);
    if (size < 0 || size > rest) throw new Undecodable("a stream of " + size);
    unread -= Integer.BYTES + size;
    if (unread < 0) throw new Undecodable("streams lie over each other");
    var stored = new byte[size];
    frame.get(at + Integer.BYTES, stored);
    return stored;
  }

  /// A stream that compression did not make smaller is stored as it was.
  private byte[] stream(byte[] stored, int size) throws Undecodable {
    if (stored.length == size) return stored;
    var stream = decoder.decode(stored, size);
    if (stream.length != size) throw new Undecodable("a stream ends early");
    return stream;
  }

  private byte[] plain(byte[] block) {
    if ((flags & SHUFFLED) != 0) return new Shuffle(typeSize).undone(block);
    if ((flags & BIT_SHUFFLED) != 0) return new BitShuffle(typeSize).undone(block);
    return block;
  }
}
