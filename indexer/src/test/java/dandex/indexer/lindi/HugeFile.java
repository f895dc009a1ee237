package dandex.indexer.lindi;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Collections;
import java.util.List;

/// A document far larger than the heap, read in a process of its own. Argument: which one. Prints
/// what came of it.
final class HugeFile {
  private HugeFile() {}

  public static void main(String[] arguments) throws Exception {
    var parsing = new LindiParser(LindiLimits.DEFAULT).parse(document(arguments[0]));
    System.out.println(parsing instanceof Parsing.Unusable(var reason) ? reason : "read");
  }

  private static InputStream document(String which) {
    return switch (which) {
      case "long keys" -> repeated("\"" + "k".repeat(5_000) + "/%d.0\": [\"u\", 0, 1], ", 60_000);
      case "inline string" -> around("\"x/0\": \"", "base64:A", "\"", 12_500_000);
      case "attribute" -> around("\"x/.zattrs\": {\"a\": \"", "attribute", "\"}", 11_200_000);
      case "metadata" -> repeated("\"" + "k".repeat(1_900) + "%d/.zattrs\": {\"a\": 1}, ", 150_000);
      default -> throw new IllegalArgumentException(which);
    };
  }

  private static InputStream repeated(String ref, int times) {
    var parts =
        Collections.enumeration(
            List.of(stream("{\"refs\": {"), new Refs(ref, times), stream("\".zgroup\": {}}}")));
    return new SequenceInputStream(parts);
  }

  private static InputStream around(String before, String middle, String after, int times) {
    var parts =
        Collections.enumeration(
            List.of(
                stream("{\"refs\": {\".zgroup\": {}, " + before),
                new Refs(middle, times),
                stream(after + "}}")));
    return new SequenceInputStream(parts);
  }

  private static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(US_ASCII));
  }

  /// One text after the other, made as they are read.
  private static final class Refs extends InputStream {
    private final String text;
    private final int times;
    private byte[] piece = {};
    private int at;
    private int made;

    Refs(String text, int times) {
      this.text = text;
      this.times = times;
    }

    @Override
    public int read() {
      if (at == piece.length) {
        if (made == times) return -1;
        var next = text.contains("%d") ? text.formatted(made) : text;
        piece = next.getBytes(US_ASCII);
        at = 0;
        made++;
      }
      return piece[at++];
    }

    @Override
    public int read(byte[] into, int from, int length) {
      int count = 0;
      while (count < length) {
        int one = read();
        if (one < 0) break;
        into[from + count++] = (byte) one;
      }
      return count == 0 && length > 0 ? -1 : count;
    }
  }
}
