package dandex.indexer.lindi;

import static dandex.indexer.lindi.LindiDocuments.withRefs;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.lang.management.ManagementFactory;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What is passed over takes no memory, however large it is. What a thread allocates is more than
/// what it holds at any time.
class BulkTest {
  private static final long MEGABYTE = 1_000_000;
  private static final LindiLimits SMALL = new LindiLimits(1_000 * MEGABYTE, 1_000_000, 4_000, 200);

  private final LindiParser parser = new LindiParser(SMALL);
  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private long allocated;

  @Test
  void a_huge_inline_chunk_is_passed_over() throws IOException {
    assertThat(
            huge("\"a/0\": \"", "base64-", "\", \"a/.zattrs\": {\"neurodata_type\": \"Device\"}"))
        .isInstanceOfSatisfying(
            Parsing.Parsed.class, parsed -> assertThat(parsed.objects()).hasSize(1));
    assertThat(allocated).isLessThan(8 * MEGABYTE);
  }

  @Test
  void a_huge_inline_chunk_of_escapes_is_passed_over() throws IOException {
    assertThat(huge("\"a/0\": \"", "\\u0000", "\"")).isInstanceOf(Parsing.Parsed.class);
    assertThat(allocated).isLessThan(8 * MEGABYTE);
  }

  @Test
  void a_huge_attribute_is_beyond_the_limits_before_it_is_held() throws IOException {
    assertThat(reason(huge("\"a/.zattrs\": {\"k\": \"", "xxxx", "\"}")))
        .startsWith("beyond what is allowed: String value length");
    assertThat(allocated).isLessThan(32 * MEGABYTE);
    assertThat(reason(huge("\"a/.zattrs\": {\"k\": [1", ", 1", "]}")))
        .isEqualTo("its structure has more than 1,000,000 characters");
    assertThat(allocated).isLessThan(32 * MEGABYTE);
  }

  @Test
  void many_small_attributes_are_beyond_the_limits_too() throws IOException {
    var refs = new StringBuilder("\"x/.zgroup\": {}");
    for (int i = 0; i < 30_000; i++) {
      refs.append(", \"group%d/.zattrs\": {\"description\": \"no description\"}".formatted(i));
    }
    assertThat(
            reason(
                parser.parse(new ByteArrayInputStream(withRefs(refs.toString()).getBytes(UTF_8)))))
        .isEqualTo("its structure has more than 1,000,000 characters");
  }

  @Test
  void a_huge_key_is_beyond_the_limits_before_it_is_held() throws IOException {
    assertThat(reason(huge("\"", "kkkk", "/0\": \"\""))).startsWith("beyond what is allowed: ");
    assertThat(allocated).isLessThan(32 * MEGABYTE);
  }

  @Test
  void a_huge_number_is_beyond_the_limits_before_it_is_held() throws IOException {
    assertThat(reason(huge("\"a/0\": 1", "7777", ""))).startsWith("beyond what is allowed: ");
    assertThat(allocated).isLessThan(32 * MEGABYTE);
  }

  /// Parses a document of 100 MB whose middle repeats.
  private Parsing huge(String before, String middle, String after) throws IOException {
    var whole = withRefs(before + "|" + after).split("\\|", -1);
    var parts =
        List.of(
            new ByteArrayInputStream(whole[0].getBytes(US_ASCII)),
            repeated(middle.getBytes(US_ASCII), 100 * MEGABYTE / middle.length()),
            new ByteArrayInputStream(whole[1].getBytes(US_ASCII)));
    var document = new SequenceInputStream(Collections.enumeration(parts));
    long start = threads.getCurrentThreadAllocatedBytes();
    var parsing = parser.parse(document);
    allocated = threads.getCurrentThreadAllocatedBytes() - start;
    return parsing;
  }

  private static String reason(Parsing parsing) {
    return ((Parsing.Unusable) parsing).reason();
  }

  private static InputStream repeated(byte[] piece, long times) {
    return new InputStream() {
      private long left = times * piece.length;

      @Override
      public int read() {
        return left == 0 ? -1 : piece[(int) ((times * piece.length - left--) % piece.length)];
      }

      @Override
      public int read(byte[] into, int from, int length) {
        if (left == 0) return -1;
        int count = (int) Math.min(left, length);
        for (int i = 0; i < count; i++) into[from + i] = (byte) read();
        return count;
      }
    };
  }
}
