package dandex.app;

import java.io.OutputStream;

/// Standard error as it is at the moment of writing: what writes here gives way to bars.
final class StandardError extends OutputStream {
  @Override
  public void write(int character) {
    System.err.write(character);
  }

  @Override
  public void write(byte[] bytes, int from, int count) {
    System.err.write(bytes, from, count);
  }

  @Override
  public void flush() {
    System.err.flush();
  }
}
