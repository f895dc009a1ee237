package dandex.indexer.lindi;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// A stream that ends in [BeyondLimits] when more comes than is allowed.
final class BoundedStream extends FilterInputStream {
  private final long allowed;
  private long read;

  BoundedStream(InputStream in, long allowed) {
    super(in);
    this.allowed = allowed;
  }

  @Override
  public int read() throws IOException {
    int value = super.read();
    if (value >= 0) passed(1);
    return value;
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    int count = super.read(into, from, length);
    if (count > 0) passed(count);
    return count;
  }

  private void passed(int count) throws BeyondLimits {
    read += count;
    if (read > allowed) throw tooLarge(allowed);
  }

  static BeyondLimits tooLarge(long allowed) {
    return new BeyondLimits("the file is larger than %,d bytes".formatted(allowed));
  }
}
