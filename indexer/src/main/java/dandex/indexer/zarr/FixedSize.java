package dandex.indexer.zarr;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Elements of one size, one after another, of a type in the notation of numpy: `<f8`, `|S12`.
///
/// @param kind `b` a truth value, `i` and `u` a number without fraction, `f` with, `S` bytes that
///   are text, `U` text by code points of four bytes
/// @param size in bytes
record FixedSize(char kind, int size, ByteOrder order) implements ElementForm {
  private static final Pattern DTYPE =
      Pattern.compile("[|<>]b1|[|<>][iu]1|[<>][iu][248]|[<>]f[248]|\\|S\\d{1,8}|[<>]U\\d{1,8}");

  static FixedSize of(String dtype) throws Undecodable {
    if (!DTYPE.matcher(dtype).matches()) throw new Undecodable("dtype " + dtype);
    char kind = dtype.charAt(1);
    int number = Integer.parseInt(dtype.substring(2));
    if (number == 0) throw new Undecodable("dtype " + dtype);
    var order = dtype.startsWith(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    return new FixedSize(kind, kind == 'U' ? number * Integer.BYTES : number, order);
  }

  @Override
  public List<@Nullable Object> read(byte[] chunk, Extent extent) throws Undecodable {
    if (chunk.length % size != 0 || chunk.length / size != extent.count()) {
      throw new Undecodable("%d bytes for %d elements".formatted(chunk.length, extent.count()));
    }
    var in = ByteBuffer.wrap(chunk).order(order);
    var elements = new ArrayList<@Nullable Object>(chunk.length / size);
    while (in.hasRemaining()) elements.add(next(in));
    return elements;
  }

  private Object next(ByteBuffer in) throws Undecodable {
    return switch (kind) {
      case 'b' -> truth(in.get());
      case 'i' -> signed(in);
      case 'u' -> unsigned(in);
      case 'f' -> fraction(in);
      case 'S' -> {
        var bytes = new byte[size];
        in.get(bytes);
        yield Text.utf8(ByteBuffer.wrap(bytes, 0, Text.lengthWithoutNuls(bytes)));
      }
      default -> Text.utf32(in, size / Integer.BYTES);
    };
  }

  private static boolean truth(byte value) throws Undecodable {
    if (value != 0 && value != 1) throw new Undecodable("truth value " + value);
    return value == 1;
  }

  private long signed(ByteBuffer in) {
    return switch (size) {
      case 1 -> in.get();
      case 2 -> in.getShort();
      case 4 -> in.getInt();
      default -> in.getLong();
    };
  }

  private long unsigned(ByteBuffer in) throws Undecodable {
    long bits = signed(in);
    if (size < Long.BYTES) return bits & (1L << (size * Byte.SIZE)) - 1;
    if (bits < 0) throw new Undecodable("beyond a long: " + Long.toUnsignedString(bits));
    return bits;
  }

  private double fraction(ByteBuffer in) {
    return switch (size) {
      case 2 -> Float.float16ToFloat(in.getShort());
      case 4 -> in.getFloat();
      default -> in.getDouble();
    };
  }
}
