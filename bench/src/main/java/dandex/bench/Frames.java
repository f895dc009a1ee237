package dandex.bench;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Bytes that are to be sent, in a file, in pieces of about one size of which several may be sent
/// as one.
record Frames(Path file) implements AutoCloseable {
  /// Writes pieces.
  static final class Writer implements AutoCloseable {
    private final DataOutputStream out;

    private Writer(Path file) throws IOException {
      out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), 1 << 16));
    }

    void put(ByteArrayOutputStream piece) throws IOException {
      if (piece.size() == 0) return;
      out.writeInt(piece.size());
      piece.writeTo(out);
      piece.reset();
    }

    @Override
    public void close() throws IOException {
      out.close();
    }
  }

  /// Reads them, for as many as want some.
  static final class Reader implements AutoCloseable {
    private final DataInputStream in;

    private Reader(Path file) throws IOException {
      in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16));
    }

    /// The next pieces as one; nothing at the end.
    synchronized byte[] next(int pieces) throws IOException {
      var joined = new ByteArrayOutputStream();
      for (var piece = 0; piece < pieces && in.available() > 0; piece++) {
        joined.writeBytes(in.readNBytes(in.readInt()));
      }
      return joined.toByteArray();
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }

  static Frames in(Path folder) throws IOException {
    Files.createDirectories(folder);
    return new Frames(Files.createTempFile(folder, "frames", ".bin"));
  }

  Writer writer() throws IOException {
    return new Writer(file);
  }

  Reader reader() throws IOException {
    return new Reader(file);
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(file);
  }
}
