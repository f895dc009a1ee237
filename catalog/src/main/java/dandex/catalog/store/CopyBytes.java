package dandex.catalog.store;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.util.Arrays;

/// Bytes one after another, numbers as Postgres takes them: the highest byte first.
// A stream of the JDK locks at every byte, and of these there are hundreds a row.
final class CopyBytes {
  private static final VarHandle INT16 = numbers(short[].class);
  private static final VarHandle INT32 = numbers(int[].class);
  private static final VarHandle INT64 = numbers(long[].class);

  private byte[] bytes = new byte[1 << 14];
  private int length;

  void add(byte one) {
    int at = grown(1);
    bytes[at] = one;
  }

  void add(byte[] some) {
    int at = grown(some.length);
    System.arraycopy(some, 0, bytes, at, some.length);
  }

  /// What others have from a place on.
  void add(CopyBytes others, int from) {
    int count = others.length - from;
    int at = grown(count);
    System.arraycopy(others.bytes, from, bytes, at, count);
  }

  void int16(int value) {
    int at = grown(Short.BYTES);
    INT16.set(bytes, at, (short) value);
  }

  void int32(int value) {
    int at = grown(Integer.BYTES);
    INT32.set(bytes, at, value);
  }

  void int64(long value) {
    int at = grown(Long.BYTES);
    INT64.set(bytes, at, value);
  }

  int length() {
    return length;
  }

  /// Puts a number where another stood.
  void setInt32(int at, int value) {
    INT32.set(bytes, at, value);
  }

  void digest(MessageDigest into) {
    into.update(bytes, 0, length);
  }

  void writeTo(OutputStream out) throws IOException {
    out.write(bytes, 0, length);
  }

  /// Makes room for more, and says where it begins.
  private int grown(int count) {
    int from = length;
    length = Math.addExact(from, count);
    if (length > bytes.length) bytes = Arrays.copyOf(bytes, capacity());
    return from;
  }

  private int capacity() {
    return Math.max(length, (int) Math.min(2L * bytes.length, Integer.MAX_VALUE - 8));
  }

  private static VarHandle numbers(Class<?> array) {
    return MethodHandles.byteArrayViewVarHandle(array, ByteOrder.BIG_ENDIAN);
  }
}
