package dandex.indexer.zarr;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;

/// Texts and their bytes, where nothing that is no Unicode passes.
final class Text {
  private Text() {}

  static String utf8(ByteBuffer bytes) throws Undecodable {
    try {
      return UTF_8.newDecoder().decode(bytes).toString();
    } catch (CharacterCodingException e) {
      throw new Undecodable("not UTF-8");
    }
  }

  static byte[] bytes(String text) throws Undecodable {
    try {
      var bytes = UTF_8.newEncoder().encode(CharBuffer.wrap(text));
      var exact = new byte[bytes.remaining()];
      bytes.get(exact);
      return exact;
    } catch (CharacterCodingException e) {
      throw new Undecodable("not Unicode");
    }
  }

  /// Refuses half a surrogate pair, which JSON can hold.
  static String unicode(String text) throws Undecodable {
    if (!UTF_8.newEncoder().canEncode(text)) throw new Undecodable("not Unicode");
    return text;
  }

  /// Takes `count` code points, in the order of the buffer, and leaves out the NULs at the end.
  static String utf32(ByteBuffer in, int count) throws Undecodable {
    var text = new StringBuilder(); // not of that size: most of it may be NULs
    int length = 0;
    for (int i = 0; i < count; i++) {
      int point = in.getInt();
      boolean isHalf = point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
      if (!Character.isValidCodePoint(point) || isHalf) throw new Undecodable("not Unicode");
      text.appendCodePoint(point);
      if (point != 0) length = text.length();
    }
    text.setLength(length);
    return text.toString();
  }

  /// How long the bytes are without the NULs that fill them up.
  static int lengthWithoutNuls(byte[] bytes) {
    int length = bytes.length;
    while (length > 0 && bytes[length - 1] == 0) length--;
    return length;
  }
}
