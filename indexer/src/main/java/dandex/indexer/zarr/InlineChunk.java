package dandex.indexer.zarr;

import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The one chunk of an array, where it stands in a LINDI file itself.
public final class InlineChunk {
  private static final String BINARY = "base64:";

  /// What coding may add to bytes that it cannot make smaller: an eighth, and headers.
  private static final int HEADERS = 1024;

  /// Far from where sizes of arrays overflow.
  private static final int LARGEST = 1 << 30;

  private final ArrayCoding coding;
  private final int mostBytes;

  private InlineChunk(ArrayCoding coding, int mostBytes) {
    this.coding = coding;
    this.mostBytes = Math.min(mostBytes, LARGEST);
  }

  /// The elements of an array that a chunk covers wholly.
  ///
  /// @param value as LINDI writes it: `base64:…`, or a text whose UTF-8 bytes are those of the
  ///   chunk, control characters included
  /// @param mostBytes of the chunk at any step of its decoding
  /// @return in C order, each a `String`, `Long`, `Double` (of an `f4` or `f2` too), `Boolean`, or
  ///   null where it is none of these, as a reference is; empty when it cannot be decoded
  public static Optional<List<@Nullable Object>> elements(
      ArrayCoding coding, String value, int mostBytes) {
    try {
      return Optional.of(new InlineChunk(coding, mostBytes).read(value));
    } catch (Undecodable e) {
      return Optional.empty();
    }
  }

  private List<@Nullable Object> read(String value) throws Undecodable {
    checkCover();
    var bytes = bytes(value);
    for (var codec : coding.codecs().reversed()) bytes = codec.decode(bytes, mostBytes);
    if (bytes.length > mostBytes) throw new Undecodable(bytes.length + " bytes");
    var elements = coding.form().read(bytes, coding.chunk());
    int inside = (int) coding.shape().count(); // a chunk is whole beyond the end of its array too
    return Collections.unmodifiableList(elements.subList(0, inside));
  }

  private void checkCover() throws Undecodable {
    long inside = coding.shape().count();
    long all = coding.chunk().count();
    if (inside < 1 || all > mostBytes) throw new Undecodable("no elements, or too many");
    boolean isExact = coding.shape().equals(coding.chunk());
    boolean isLonger = coding.shape().dimensions() == 1 && inside < all;
    if (!isExact && !isLonger) throw new Undecodable("not all of the array");
  }

  private byte[] bytes(String value) throws Undecodable {
    boolean isBinary = value.startsWith(BINARY);
    long length = isBinary ? (value.length() - BINARY.length()) / 4 * 3L : value.length();
    if (length > mostBytes + mostBytes / 8L + HEADERS) throw new Undecodable(length + " bytes");
    return isBinary ? binary(value.substring(BINARY.length())) : Text.bytes(value);
  }

  private static byte[] binary(String base64) throws Undecodable {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      throw new Undecodable("not base64");
    }
  }
}
