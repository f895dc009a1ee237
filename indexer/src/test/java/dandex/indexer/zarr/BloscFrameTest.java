package dandex.indexer.zarr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class BloscFrameTest {
  private static final int MOST = 100_000;
  private static final byte[] PLAIN = plain(5_000);

  @Test
  void every_format_shuffle_and_split_is_read() throws Undecodable {
    for (int format : new int[] {1, 3, 4}) {
      for (int flags : new int[] {0, 0x01, 0x04, 0x10, 0x11, 0x14}) {
        for (int typeSize : new int[] {1, 2, 3, 4, 8, 16, 17, 128, 255}) {
          for (int blockSize : new int[] {PLAIN.length, 2_040 / typeSize * typeSize}) {
            var writer = new BloscWriter(format, flags, typeSize, blockSize);
            // Blocks are whole elements; where they do not fill the last one, bytes are left over.
            var plain = blockSize == PLAIN.length ? cut(typeSize) : PLAIN;
            var one = blockSize == PLAIN.length ? sized(writer, plain.length) : writer;
            assertThat(decoded(one.frame(plain))).as(one.toString()).isEqualTo(plain);
          }
        }
      }
    }
  }

  @Test
  void a_frame_that_was_only_copied_is_read_whatever_its_shuffle() throws Undecodable {
    for (int version = 1; version <= 2; version++) {
      var frame = copied(new byte[] {1, 2, 3});
      frame[0] = (byte) version;
      frame[2] = 0x33;
      assertThat(decoded(frame)).containsExactly(1, 2, 3);
    }
  }

  @Test
  void a_header_that_does_not_fit_is_refused() {
    refuses("no header", frame -> {}, 15);
    refuses("version 3", frame -> frame.put(0, (byte) 3));
    refuses("flags", frame -> frame.put(2, (byte) 0x39));
    refuses("flags", frame -> frame.put(2, (byte) 0x25));
    refuses("elements of no size", frame -> frame.put(3, (byte) 0));
    refuses("0 bytes", frame -> frame.putInt(4, 0));
    refuses("-1 bytes", frame -> frame.putInt(4, -1));
    refuses("100001 bytes", frame -> frame.putInt(4, MOST + 1));
    refuses("cut or lengthened", frame -> frame.putInt(12, 17));
    refuses("blocks of 0", frame -> frame.putInt(8, 0));
    refuses("blocks of 5001", frame -> frame.putInt(8, 5_001));
    refuses("tiny blocks", frame -> frame.putInt(8, 2));
    refuses("not all is there", frame -> frame.put(2, (byte) 0x02));
    refuses("format 0", frame -> frame.put(2, (byte) 0x01));
    refuses("format 2", frame -> frame.put(2, (byte) 0x41));
    refuses("version 2 of format 1", frame -> frame.put(1, (byte) 2));
  }

  @Test
  void blocks_that_are_not_where_they_should_be_are_refused() {
    refuses("no stream there", frame -> frame.putInt(16, -4));
    refuses("no stream there", frame -> frame.putInt(16, Integer.MAX_VALUE));
    refuses("no stream there", frame -> frame.putInt(16, frame.capacity() - 3));
    refuses("a stream of -1", frame -> frame.putInt(20, -1));
    refuses("a stream of 2147483647", frame -> frame.putInt(20, Integer.MAX_VALUE));
  }

  @Test
  void blocks_that_lie_over_each_other_are_refused() {
    var frame = new BloscWriter(1, 0x10, 4, 1_000).frame(PLAIN);
    var in = ByteBuffer.wrap(frame).order(ByteOrder.LITTLE_ENDIAN);
    int start = in.getInt(16);
    int longest = 0;
    for (int i = 0; i < 5; i++) longest = Math.max(longest, in.getInt(in.getInt(16 + i * 4)));
    for (int i = 0; i < 5; i++) {
      if (in.getInt(in.getInt(16 + i * 4)) == longest) start = in.getInt(16 + i * 4);
    }
    for (int i = 0; i < 5; i++) in.putInt(16 + i * 4, start);
    assertThatExceptionOfType(Undecodable.class)
        .isThrownBy(() -> decoded(frame))
        .withMessage("streams lie over each other");
  }

  private static void refuses(String reason, Consumer<ByteBuffer> change) {
    refuses(reason, change, Integer.MAX_VALUE);
  }

  private static void refuses(String reason, Consumer<ByteBuffer> change, int length) {
    var good = new BloscWriter(1, 0x01, 4, PLAIN.length).frame(PLAIN);
    var frame = Arrays.copyOf(good, Math.min(length, good.length));
    change.accept(ByteBuffer.wrap(frame).order(ByteOrder.LITTLE_ENDIAN));
    assertThatExceptionOfType(Undecodable.class)
        .isThrownBy(() -> decoded(frame))
        .withMessage(reason);
  }

  private static byte[] decoded(byte[] frame) throws Undecodable {
    return BloscFrame.of(frame, MOST).decoded();
  }

  static byte[] copied(byte[] plain) {
    return ByteBuffer.allocate(16 + plain.length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(new byte[] {2, 1, 0x33, 1})
        .putInt(plain.length)
        .putInt(plain.length)
        .putInt(16 + plain.length)
        .put(plain)
        .array();
  }

  private static byte[] cut(int typeSize) {
    return Arrays.copyOf(PLAIN, PLAIN.length / typeSize * typeSize);
  }

  private static BloscWriter sized(BloscWriter writer, int blockSize) {
    return new BloscWriter(writer.format(), writer.flags(), writer.typeSize(), blockSize);
  }

  /// Slowly rising numbers and some noise.
  static byte[] plain(int length) {
    var random = new Random(7);
    var plain = new byte[length];
    for (int i = 0; i < length; i++) {
      plain[i] = (byte) (i % 4 == 0 ? i / 16 : random.nextInt(12) == 0 ? random.nextInt() : 0);
    }
    return plain;
  }
}
