package dandex.indexer.zarr;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Texts of any length, which numcodecs calls `vlen-utf8`: their number, then each after the number
/// of its bytes.
record PrefixedTexts() implements ElementForm {
  @Override
  public List<@Nullable Object> read(byte[] chunk, Extent extent) throws Undecodable {
    var in = ByteBuffer.wrap(chunk).order(ByteOrder.LITTLE_ENDIAN);
    int count = next(in);
    if (count != extent.count() || count > in.remaining() / Integer.BYTES) {
      throw new Undecodable("%d elements, not %d".formatted(count, extent.count()));
    }
    var texts = new ArrayList<@Nullable Object>(count);
    for (int i = 0; i < count; i++) texts.add(text(in));
    if (in.hasRemaining()) throw new Undecodable("bytes after the last text");
    return texts;
  }

  private static String text(ByteBuffer in) throws Undecodable {
    int length = next(in);
    if (length > in.remaining()) throw new Undecodable("a text is cut");
    var text = Text.utf8(in.slice(in.position(), length));
    in.position(in.position() + length);
    return text;
  }

  private static int next(ByteBuffer in) throws Undecodable {
    if (in.remaining() < Integer.BYTES) throw new Undecodable("no number there");
    int number = in.getInt();
    if (number < 0) throw new Undecodable("more than there can be");
    return number;
  }
}
