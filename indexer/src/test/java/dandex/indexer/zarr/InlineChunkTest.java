package dandex.indexer.zarr;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class InlineChunkTest {
  private static final int MOST = 10_000;
  private static final String JSON2 = "\"filters\": [{\"id\": \"json2\"}]";
  private static final String VLEN = "\"filters\": [{\"id\": \"vlen-utf8\"}]";

  @Test
  void a_text_with_control_characters_is_the_bytes_of_the_chunk() {
    assertThat(elements("<U2", "[2]", "", "a\0\0\0b\0\0\0\u0007\0\0\0\0\0\0\0"))
        .contains(List.of("ab", "\u0007"));
    assertThat(elements("|S4", "[1]", "", "\u00b5\u00b5")).contains(List.of("\u00b5\u00b5"));
  }

  @Test
  void only_the_nuls_at_the_end_of_a_text_are_cut() {
    assertThat(elements("|S4", "[2]", "", "a\0b\0\0\0\0\0")).contains(List.of("a\0b", ""));
    assertThat(elements(">U3", "[1]", "", "\0\0\0a\0\0\0\0\0\0\0b")).contains(List.of("a\0b"));
  }

  @Test
  void what_is_no_text_is_absent() {
    assertThat(elements("|S2", "[1]", "", binary(0xC3, 0x28))).isEmpty();
    assertThat(elements("<U1", "[1]", "", binary(0, 0, 0x11, 0))).isEmpty();
    assertThat(elements("<U1", "[1]", "", binary(0, 0xD8, 0, 0))).isEmpty();
    assertThat(elements("<U1", "[1]", "", binary(0, 0, 0, 0x80))).isEmpty();
    assertThat(elements("|S3", "[1]", "", "\ud800")).isEmpty();
    assertThat(elements("|S3", "[1]", "", "base64:YWJ")).isEmpty();
    assertThat(elements("|S3", "[1]", "", "base64:YW?j")).isEmpty();
    assertThat(elements("|O", "[1]", JSON2, "[\"\\ud800\",\"|O\",[1]]")).isEmpty();
  }

  @Test
  void numbers_keep_their_sign_and_order() {
    assertThat(elements("|i1", "[2]", "", binary(0xFF, 0x7F))).contains(List.of(-1L, 127L));
    assertThat(elements("|u1", "[2]", "", binary(0xFF, 0x7F))).contains(List.of(255L, 127L));
    assertThat(elements(">i2", "[1]", "", binary(0xFF, 0xFE))).contains(List.of(-2L));
    assertThat(elements("<u2", "[1]", "", binary(0xFF, 0xFE))).contains(List.of(0xFEFFL));
    assertThat(elements("<u4", "[1]", "", binary(255, 255, 255, 255)))
        .contains(List.of(0xFFFF_FFFFL));
    assertThat(elements("<f2", "[1]", "", binary(0, 0x3E))).contains(List.of(1.5));
    assertThat(elements(">f4", "[1]", "", binary(0x7F, 0xC0, 0, 0))).contains(List.of(Double.NaN));
    assertThat(elements("<f8", "[1]", "", binary(0, 0, 0, 0, 0, 0, 0xF0, 0xFF)))
        .contains(List.of(Double.NEGATIVE_INFINITY));
  }

  @Test
  void a_number_or_truth_value_that_is_none_is_absent() {
    assertThat(elements("<u8", "[1]", "", binary(0, 0, 0, 0, 0, 0, 0, 0x80))).isEmpty();
    assertThat(elements("<u8", "[1]", "", binary(0, 0, 0, 0, 0, 0, 0, 0x40)))
        .contains(List.of(1L << 62));
    assertThat(elements("|b1", "[2]", "", binary(0, 1))).contains(List.of(false, true));
    assertThat(elements("|b1", "[1]", "", binary(2))).isEmpty();
  }

  @Test
  void a_type_or_codec_that_is_not_known_is_absent() {
    for (var dtype :
        List.of("|V8", "<M8[ns]", "<c16", "|u2", "<i3", "<f16", "|S0", "<S4", "i4", "=i4", "")) {
      assertThat(coding("\"" + dtype + "\"", "[1]", "[1]", "C", "")).as(dtype).isEmpty();
    }
    assertThat(coding("[[\"x\", \"<i4\"]]", "[1]", "[1]", "C", "")).isEmpty();
    assertThat(coding("\"|O\"", "[1]", "[1]", "C", "")).isEmpty();
    for (var id : List.of("bz2", "lzma", "pickle", "delta", "crc32", "json2", "")) {
      var filters = "\"filters\": [{\"id\": \"" + id + "\"}]";
      assertThat(coding("\"<i4\"", "[1]", "[1]", "C", filters)).as(id).isEmpty();
      var compressor = "\"compressor\": {\"id\": \"" + id + "\"}";
      assertThat(coding("\"<i4\"", "[1]", "[1]", "C", compressor)).as(id).isEmpty();
    }
    assertThat(coding("\"|O\"", "[1]", "[1]", "C", VLEN.replace("]", ", {\"id\": \"json2\"}]")))
        .isEmpty();
    assertThat(coding("\"<i4\"", "[1]", "[1]", "C", "\"filters\": 3")).isEmpty();
  }

  @Test
  void what_is_no_array_of_version_2_is_absent() {
    assertThat(ArrayCoding.parse("")).isEmpty();
    assertThat(ArrayCoding.parse("[]")).isEmpty();
    assertThat(ArrayCoding.parse("{\"zarr_format\": 3}")).isEmpty();
    assertThat(ArrayCoding.parse("{\"zarr_format\": 2}")).isEmpty();
    assertThat(ArrayCoding.parse("[".repeat(5_000))).isEmpty();
    assertThat(coding("\"<i4\"", "[1]", "[1, 1]", "C", "")).isEmpty();
    assertThat(coding("\"<i4\"", "[-1]", "[1]", "C", "")).isEmpty();
    assertThat(coding("\"<i4\"", "[1.0]", "[1]", "C", "")).isEmpty();
    assertThat(coding("\"<i4\"", "[9223372036854775808]", "[1]", "C", "")).isEmpty();
    assertThat(coding("\"<i4\"", "null", "[1]", "C", "")).isEmpty();
    assertThat(coding("\"<i4\"", "[1]", "[1]", "K", "")).isEmpty();
  }

  @Test
  void a_chunk_that_is_longer_than_its_array_is_cut_in_one_dimension() {
    assertThat(read(coding("\"|u1\"", "[2]", "[3]", "C", ""), binary(1, 2, 0)))
        .contains(List.of(1L, 2L));
    assertThat(read(coding("\"|u1\"", "[1, 2]", "[1, 3]", "C", ""), binary(1, 2, 0))).isEmpty();
    assertThat(read(coding("\"|u1\"", "[3]", "[2]", "C", ""), binary(1, 2))).isEmpty();
    assertThat(read(coding("\"|u1\"", "[0]", "[1]", "C", ""), binary(1))).isEmpty();
  }

  @Test
  void columns_first_is_read_where_it_makes_no_difference() {
    assertThat(read(coding("\"|u1\"", "[3, 1]", "[3, 1]", "F", ""), binary(1, 2, 3)))
        .contains(List.of(1L, 2L, 3L));
    assertThat(coding("\"|u1\"", "[2, 2]", "[2, 2]", "F", "")).isEmpty();
  }

  @Test
  void bytes_that_are_not_as_many_as_the_elements_need_are_absent() {
    assertThat(elements("<i4", "[2]", "", binary(1, 2, 3, 4))).isEmpty();
    assertThat(elements("<i4", "[1]", "", binary(1, 2, 3, 4, 5))).isEmpty();
    assertThat(elements("<i4", "[]", "", binary(1, 0, 0, 0))).contains(List.of(1L));
    assertThat(elements("<i4", "[4294967296, 4294967296]", "", binary(1, 0, 0, 0))).isEmpty();
  }

  @Test
  void objects_as_json_are_plain_values_or_null() {
    var json = "[\"a\",1,2.5,true,null,[1],{\"k\":[2]},NaN,\"|O\",[8]]";
    var expected =
        new ArrayList<@Nullable Object>(
            Arrays.<@Nullable Object>asList("a", 1L, 2.5, true, null, null, null, Double.NaN));
    assertThat(elements("|O", "[8]", JSON2, json)).contains(expected);
    assertThat(elements("|O", "[2, 2]", JSON2, "[[1,2],[3,[4]],\"|O\",[2,2]]"))
        .contains(
            new ArrayList<@Nullable Object>(Arrays.<@Nullable Object>asList(1L, 2L, 3L, null)));
    assertThat(elements("|O", "[]", JSON2, "[7,\"|O\",[]]")).contains(List.of(7L));
  }

  @Test
  void objects_as_json_of_another_extent_are_absent() {
    for (var json :
        List.of(
            "",
            "[1,\"|O\",[2]]",
            "[1,2,\"|O\",[3]]",
            "[1,2,3,\"|O\",[2]]",
            "[1,2,\"|O\",[2]] 3",
            "[1,2,\"|O\",[2],4]",
            "[1,2,\"<i8\",[2]]",
            "[1,2,\"|O\",2]",
            "[1,2,\"|O\",[2",
            "[1,9223372036854775808,\"|O\",[2]]",
            "[1," + "[".repeat(3_000))) {
      assertThat(elements("|O", "[2]", JSON2, json)).as(json).isEmpty();
    }
    var utf16 = JSON2.replace("}", ", \"encoding\": \"utf-16\"}");
    assertThat(elements("|O", "[2]", utf16, "[1,2,\"|O\",[2]]")).isEmpty();
  }

  @Test
  void texts_after_their_lengths_are_read_to_the_last_byte() {
    assertThat(elements("|O", "[2]", VLEN, "\2\0\0\0\1\0\0\0a\0\0\0\0")).contains(List.of("a", ""));
    assertThat(elements("|O", "[2]", VLEN, "\2\0\0\0\1\0\0\0a\0\0\0\0!")).isEmpty();
    assertThat(elements("|O", "[2]", VLEN, "\2\0\0\0\1\0\0\0a\1\0\0\0")).isEmpty();
    assertThat(elements("|O", "[2]", VLEN, "\3\0\0\0\1\0\0\0a\0\0\0\0")).isEmpty();
    assertThat(elements("|O", "[9000]", VLEN, binary(0x28, 0x23, 0, 0))).isEmpty();
    assertThat(elements("|O", "[1]", VLEN, binary(1, 0, 0, 0, 0, 0, 0, 0x80))).isEmpty();
  }

  @Test
  void a_broken_checksum_or_stream_is_absent() {
    var summed = "\"filters\": [{\"id\": \"fletcher32\"}]";
    // The words 0102 and 0304: their sum, and the sum of the sums.
    assertThat(elements("|u1", "[4]", summed, binary(1, 2, 3, 4, 6, 4, 8, 5)))
        .contains(List.of(1L, 2L, 3L, 4L));
    assertThat(elements("|u1", "[4]", summed, binary(1, 2, 3, 5, 6, 4, 8, 5))).isEmpty();
    assertThat(elements("|u1", "[4]", summed, binary(1, 2, 3))).isEmpty();
    var deflated = BloscWriter.deflated("text".getBytes(UTF_8));
    var zlib = "\"compressor\": {\"id\": \"zlib\"}";
    assertThat(elements("|S4", "[1]", zlib, binary(deflated))).contains(List.of("text"));
    assertThat(elements("|S4", "[1]", zlib, binary(Arrays.copyOf(deflated, 11)))).isEmpty();
    deflated[deflated.length - 1]++;
    assertThat(elements("|S4", "[1]", zlib, binary(deflated))).isEmpty();
  }

  @Test
  void what_would_become_too_large_is_absent() {
    var zlib = "\"compressor\": {\"id\": \"zlib\"}";
    var large = binary(BloscWriter.deflated(new byte[MOST + 1]));
    assertThat(elements("|S" + (MOST + 1), "[1]", zlib, large)).isEmpty();
    var allowed = binary(BloscWriter.deflated(new byte[MOST]));
    assertThat(elements("|S" + MOST, "[1]", zlib, allowed)).contains(List.of(""));
    var lz4 = "\"compressor\": {\"id\": \"lz4\"}";
    assertThat(elements("|S4", "[1]", lz4, binary(255, 255, 255, 127, 0))).isEmpty();
    assertThat(elements("|S4", "[1]", lz4, binary(255, 255, 255, 255, 0))).isEmpty();
    assertThat(elements("|S4", "[1]", "", "x".repeat(3 * MOST))).isEmpty();
    var coding = coding("\"|S4\"", "[1]", "[1]", "C", "").orElseThrow();
    assertThat(InlineChunk.elements(coding, "text", 3)).isEmpty();
    assertThat(InlineChunk.elements(coding, "text", -1)).isEmpty();
    assertThat(InlineChunk.elements(coding, "text", Integer.MAX_VALUE)).contains(List.of("text"));
  }

  private static Optional<List<@Nullable Object>> elements(
      String dtype, String extent, String steps, String value) {
    return read(coding("\"" + dtype + "\"", extent, extent, "C", steps), value);
  }

  private static Optional<List<@Nullable Object>> read(Optional<ArrayCoding> coding, String value) {
    return coding.flatMap(found -> InlineChunk.elements(found, value, MOST));
  }

  private static Optional<ArrayCoding> coding(
      String dtype, String shape, String chunks, String order, String steps) {
    return ArrayCoding.parse(
        """
        {"zarr_format": 2, "dtype": %s, "shape": %s, "chunks": %s, "order": "%s", "fill_value": NaN%s}
        """
            .formatted(dtype, shape, chunks, order, steps.isEmpty() ? "" : ", " + steps));
  }

  private static String binary(int... values) {
    var bytes = new byte[values.length];
    for (int i = 0; i < bytes.length; i++) bytes[i] = (byte) values[i];
    return binary(bytes);
  }

  static String binary(byte[] bytes) {
    return "base64:" + Base64.getEncoder().encodeToString(bytes);
  }
}
