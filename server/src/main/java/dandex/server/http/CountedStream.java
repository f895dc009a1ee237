package dandex.server.http;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.atomic.LongAdder;

/// Counts the bytes that were written.
final class CountedStream extends FilterOutputStream {
  private final LongAdder bytes;

  CountedStream(OutputStream out, LongAdder bytes) {
    super(out);
    this.bytes = bytes;
  }

  @Override
  public void write(int one) throws IOException {
    out.write(one);
    bytes.increment();
  }

  @Override
  public void write(byte[] some, int from, int count) throws IOException {
    out.write(some, from, count);
    bytes.add(count);
  }
}
