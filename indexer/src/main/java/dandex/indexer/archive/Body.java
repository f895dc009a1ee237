package dandex.indexer.archive;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.GZIPInputStream;

/// The body of an answer: JSON in UTF-8, unpacked, within bounds.
final class Body {
  /// A page of 1000 assets with metadata has some 3 MB.
  static final int LARGEST = 48 << 20;

  private Body() {}

  static byte[] unpack(byte[] sent, String encoding) throws IOException {
    if (!encoding.equalsIgnoreCase("gzip")) return sent;
    try (var unpacked = new GZIPInputStream(new ByteArrayInputStream(sent), 1 << 16)) {
      var bytes = unpacked.readNBytes(LARGEST + 1);
      if (bytes.length > LARGEST) throw new Oversized();
      return bytes;
    }
  }

  /// Larger than we take.
  static final class Oversized extends IOException {
    Oversized() {
      super("the answer is larger than " + (LARGEST >> 20) + " MB");
    }
  }

  /// Without what JSON may hold as an escape but Postgres refuses: U+0000 goes, half of a surrogate
  /// pair becomes U+FFFD. What has none of them, nearly everything, is returned as it is.
  static byte[] cleaned(byte[] json) {
    ByteArrayOutputStream clean = null;
    var copied = 0;
    for (var at = 0; at < json.length - 1; at++) {
      if (json[at] != '\\') continue;
      var unit = unit(json, at);
      if (unit < 0) {
        at++; // the escaped character, which may be a backslash itself
        continue;
      }
      var pair = Character.isHighSurrogate((char) unit) && isLow(unit(json, at + 6));
      var length = pair ? 12 : 6;
      if (unit == 0 || (!pair && Character.isSurrogate((char) unit))) {
        if (clean == null) clean = new ByteArrayOutputStream(json.length);
        clean.write(json, copied, at - copied);
        if (unit != 0) clean.writeBytes(new byte[] {'\\', 'u', 'f', 'f', 'f', 'd'});
        copied = at + length;
      }
      at += length - 1;
    }
    if (clean == null) return json;
    clean.write(json, copied, json.length - copied);
    return clean.toByteArray();
  }

  private static boolean isLow(int unit) {
    return unit >= 0 && Character.isLowSurrogate((char) unit);
  }

  /// The UTF-16 unit of the escape `\\uXXXX` at a place, or -1 when there is none.
  private static int unit(byte[] json, int at) {
    if (at + 6 > json.length || json[at] != '\\' || json[at + 1] != 'u') return -1;
    var unit = 0;
    for (var digit = at + 2; digit < at + 6; digit++) {
      var value = Character.digit(json[digit], 16);
      if (value < 0) return -1;
      unit = unit << 4 | value;
    }
    return unit;
  }
}
