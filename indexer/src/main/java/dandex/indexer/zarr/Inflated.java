package dandex.indexer.zarr;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;

/// Deflated bytes made whole again, with their checksum looked at.
final class Inflated {
  private Inflated() {}

  static byte[] zlib(byte[] coded, int mostBytes) throws Undecodable {
    return read(new ByteArrayInputStream(coded), InflaterInputStream::new, mostBytes);
  }

  static byte[] gzip(byte[] coded, int mostBytes) throws Undecodable {
    return read(new ByteArrayInputStream(coded), GZIPInputStream::new, mostBytes);
  }

  private static byte[] read(InputStream coded, Opening opening, int mostBytes) throws Undecodable {
    try (var in = opening.open(coded)) {
      var bytes = in.readNBytes(mostBytes);
      // Also where the checksum is read: at the end, not before.
      if (in.read() != -1) throw new Undecodable("more than %d bytes".formatted(mostBytes));
      return bytes;
    } catch (IOException e) {
      throw new Undecodable("malformed: " + e.getMessage());
    }
  }

  private interface Opening {
    InputStream open(InputStream coded) throws IOException;
  }
}
