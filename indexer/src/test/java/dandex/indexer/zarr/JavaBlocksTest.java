package dandex.indexer.zarr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.airlift.compress.v3.zstd.ZstdJavaCompressor;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class JavaBlocksTest {
  @Test
  void whatever_the_header_of_a_zstandard_frame_says_nothing_but_undecodable_is_thrown() {
    for (int descriptor = 0; descriptor < 256; descriptor++) {
      for (int rest : new int[] {0, 1, 0x7F, 0x80, 0xA8, 0xFF}) {
        for (int length = 0; length < 40; length++) {
          var frame = new byte[length];
          Arrays.fill(frame, (byte) rest);
          var start = new byte[] {0x28, (byte) 0xB5, 0x2F, (byte) 0xFD, (byte) descriptor};
          System.arraycopy(start, 0, frame, 0, Math.min(start.length, length));
          // An empty or tiny frame may well be valid, but none of these holds a thousand bytes.
          assertThatExceptionOfType(Undecodable.class)
              .as("%02x, then %02x, of %d", descriptor, rest, length)
              .isThrownBy(() -> JavaBlocks.zstd().decode(frame, 1_000));
        }
      }
    }
  }

  @Test
  void a_frame_is_decoded_to_its_size_and_no_other() throws Undecodable {
    var plain = BloscFrameTest.plain(3_000);
    var frame = BloscWriter.packed(new ZstdJavaCompressor(), plain);
    assertThat(JavaBlocks.sizeOfZstd(frame)).isEqualTo(3_000);
    assertThat(JavaBlocks.zstd().decode(frame, 3_000)).isEqualTo(plain);
    for (int size : new int[] {1, 2_999, 3_001}) {
      assertThatExceptionOfType(Undecodable.class)
          .isThrownBy(() -> JavaBlocks.zstd().decode(frame, size));
    }
  }
}
