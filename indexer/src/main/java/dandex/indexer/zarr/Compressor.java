package dandex.indexer.zarr;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/// The compressors whose results say by themselves how they are read. Which level or block size
/// they were made with does not matter.
enum Compressor implements Codec {
  BLOSC {
    @Override
    public byte[] decode(byte[] coded, int mostBytes) throws Undecodable {
      return BloscFrame.of(coded, mostBytes).decoded();
    }
  },

  ZLIB {
    @Override
    public byte[] decode(byte[] coded, int mostBytes) throws Undecodable {
      return Inflated.zlib(coded, mostBytes);
    }
  },

  GZIP {
    @Override
    public byte[] decode(byte[] coded, int mostBytes) throws Undecodable {
      return Inflated.gzip(coded, mostBytes);
    }
  },

  /// One frame that says its size, as numcodecs and the filter of HDF5 write it.
  ZSTD {
    @Override
    public byte[] decode(byte[] coded, int mostBytes) throws Undecodable {
      long size = JavaBlocks.sizeOfZstd(coded);
      return JavaBlocks.zstd().decode(coded, bounded(size, mostBytes));
    }
  },

  /// A block after its size in four bytes, which is the form of numcodecs alone.
  LZ4 {
    @Override
    public byte[] decode(byte[] coded, int mostBytes) throws Undecodable {
      if (coded.length < Integer.BYTES) throw new Undecodable("no size");
      int size = ByteBuffer.wrap(coded).order(ByteOrder.LITTLE_ENDIAN).getInt();
      var block = Arrays.copyOfRange(coded, Integer.BYTES, coded.length);
      return JavaBlocks.lz4().decode(block, bounded(size, mostBytes));
    }
  };

  private static int bounded(long size, int mostBytes) throws Undecodable {
    if (size < 1 || size > mostBytes) throw new Undecodable(size + " bytes");
    return (int) size;
  }
}
