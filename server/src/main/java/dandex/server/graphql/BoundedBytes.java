package dandex.server.graphql;

import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import java.io.OutputStream;

/// Bytes up to a bound; those that would pass it are refused before they take memory.
final class BoundedBytes extends OutputStream {
  private final ByteArrayBuilder bytes;
  private final long most;
  private long count;

  BoundedBytes(ByteArrayBuilder bytes, long most) {
    this.bytes = bytes;
    this.most = most;
  }

  @Override
  public void write(int one) {
    take(1);
    bytes.write(one);
  }

  @Override
  public void write(byte[] some, int from, int length) {
    take(length);
    bytes.write(some, from, length);
  }

  private void take(int more) {
    count += more;
    if (count <= most) return;
    throw new Refusal(
        Code.RESPONSE_SIZE_LIMIT,
        "the answer is longer than %d bytes: ask for less with `first`, or for fewer fields"
            .formatted(most));
  }
}
