package dandex.sandbox.archive;

import com.fasterxml.jackson.databind.node.ObjectNode;

/// How the bytes of a chunk are packed.
enum Coding {
  BLOSC_LZ4,
  BLOSC_ZLIB,
  BLOSC_ZSTD,
  /// Which hardly any reader knows.
  BLOSC_SNAPPY,
  ZLIB,
  ZSTD,
  NONE;

  /// Blosc with LZ4, as LINDI writes it, and a few others.
  static Coding of(Dice dice) {
    return switch (dice.below(100)) {
      case 0 -> BLOSC_ZLIB;
      case 1 -> BLOSC_ZSTD;
      case 2, 3 -> ZLIB;
      case 4, 5 -> ZSTD;
      case 6 -> NONE;
      default -> BLOSC_LZ4;
    };
  }

  /// Says in `.zarray` what must be unpacked.
  void describe(ObjectNode array) {
    switch (this) {
      case BLOSC_LZ4 -> blosc(array, "lz4");
      case BLOSC_ZLIB -> blosc(array, "zlib");
      case BLOSC_ZSTD -> blosc(array, "zstd");
      case BLOSC_SNAPPY -> blosc(array, "snappy");
      case ZLIB -> array.putObject("compressor").put("id", "zlib").put("level", 1);
      case ZSTD ->
          array.putObject("compressor").put("checksum", false).put("id", "zstd").put("level", 3);
      case NONE -> array.putNull("compressor");
    }
  }

  byte[] pack(byte[] content, int itemBytes) {
    return switch (this) {
      case BLOSC_LZ4 -> new Blosc(BlockCodec.LZ4).frame(content, itemBytes);
      case BLOSC_ZLIB -> new Blosc(BlockCodec.ZLIB).frame(content, itemBytes);
      case BLOSC_ZSTD -> new Blosc(BlockCodec.ZSTD).frame(content, itemBytes);
      case BLOSC_SNAPPY -> new Blosc(BlockCodec.SNAPPY).frame(content, itemBytes);
      case ZLIB -> BlockCodec.ZLIB.pack(content, 0, content.length);
      case ZSTD -> BlockCodec.ZSTD.pack(content, 0, content.length);
      case NONE -> content;
    };
  }

  private static void blosc(ObjectNode array, String name) {
    array
        .putObject("compressor")
        .put("blocksize", 0)
        .put("clevel", 5)
        .put("cname", name)
        .put("id", "blosc")
        .put("shuffle", 1);
  }
}
