package dandex.sandbox.archive;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// Frames as c-blosc 1.21 writes them at level 5 with byte shuffle: a header of 16 bytes, where
/// each block starts, and the blocks, each in one part or in one a byte of an item. What does not
/// shrink, and all that is shorter than 128 bytes, is stored raw behind the header.
record Blosc(BlockCodec codec) {
  private static final int HEADER = 16;
  private static final int SMALL = 128;
  private static final int SHUFFLED = 0x01;
  private static final int RAW = 0x02;
  private static final int UNSPLIT = 0x10;
  private static final int MOST_PARTS = 16;
  private static final int MOST_ITEM_BYTES = 255;

  /// @param itemBytes how long an element is; more than 255 counts as 1
  byte[] frame(byte[] content, int itemBytes) {
    var item = itemBytes > MOST_ITEM_BYTES ? 1 : itemBytes;
    var blockBytes = blockBytes(content.length, item);
    var flags = SHUFFLED | codec.format() << 5 | (isSplit(item, blockBytes) ? 0 : UNSPLIT);
    if (content.length >= SMALL) {
      var blocks = blocks(content, item, blockBytes);
      if (blocks.length <= content.length) {
        return framed(flags, item, content.length, blockBytes, blocks);
      }
    }
    return framed(flags | RAW, item, content.length, blockBytes, content);
  }

  private static byte[] framed(int flags, int item, int bytes, int blockBytes, byte[] body) {
    return little(HEADER + body.length)
        .put((byte) 2)
        .put((byte) 1)
        .put((byte) flags)
        .put((byte) item)
        .putInt(bytes)
        .putInt(blockBytes)
        .putInt(HEADER + body.length)
        .put(body)
        .array();
  }

  /// Where they start, and they themselves.
  private byte[] blocks(byte[] content, int item, int blockBytes) {
    var count = (content.length + blockBytes - 1) / blockBytes;
    var starts = little(4 * count);
    var blocks = new ByteArrayOutputStream();
    for (var start = 0; start < content.length; start += blockBytes) {
      starts.putInt(HEADER + 4 * count + blocks.size());
      var length = Math.min(blockBytes, content.length - start);
      // A last block that is shorter than the others is never split.
      var parts = length == blockBytes && isSplit(item, blockBytes) ? item : 1;
      blocks.writeBytes(block(shuffled(content, start, length, item), parts));
    }
    return little(starts.capacity() + blocks.size())
        .put(starts.flip())
        .put(blocks.toByteArray())
        .array();
  }

  private byte[] block(byte[] block, int parts) {
    var out = new ByteArrayOutputStream();
    var length = block.length / parts;
    for (var part = 0; part < parts; part++) {
      var packed = codec.pack(block, part * length, length);
      if (packed.length < length) {
        out.writeBytes(little(4).putInt(packed.length).array());
        out.writeBytes(packed);
      } else {
        out.writeBytes(little(4).putInt(length).array());
        out.write(block, part * length, length);
      }
    }
    return out.toByteArray();
  }

  /// The first bytes of all items, then their second bytes; what makes no item stays behind.
  private static byte[] shuffled(byte[] content, int start, int length, int item) {
    var shuffled = new byte[length];
    var items = length / item;
    for (var i = 0; i < items; i++) {
      for (var b = 0; b < item; b++) shuffled[b * items + i] = content[start + i * item + b];
    }
    var rest = items * item;
    System.arraycopy(content, start + rest, shuffled, rest, length - rest);
    return shuffled;
  }

  private boolean isSplit(int item, int blockBytes) {
    return codec != BlockCodec.ZSTD && item <= MOST_PARTS && blockBytes / item >= SMALL;
  }

  private int blockBytes(int bytes, int item) {
    if (bytes < item) return 1; // as c-blosc has it
    var block = bytes;
    if (bytes >= 1 << 15) block = codec.isThorough() ? 1 << 18 : 1 << 17;
    if (isSplit(item, block)) block = Math.max(Math.min(block, 1 << 18) * item, 1 << 16);
    block = Math.min(block, bytes);
    return block > item ? block / item * item : block;
  }

  private static ByteBuffer little(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
