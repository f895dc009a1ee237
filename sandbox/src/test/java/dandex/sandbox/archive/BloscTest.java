package dandex.sandbox.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class BloscTest {
  private static final long SEED = 12;
  private static final Path SHARED = Path.of(System.getProperty("dandex.shared", "absent"));

  @Test
  void a_frame_holds_what_was_put_in_whatever_its_size() {
    var random = new Random(SEED);
    for (var codec : BlockCodec.values()) {
      for (var item : List.of(1, 2, 4, 8, 16, 17, 128, 255, 256, 2596)) {
        for (var items : List.of(1, 3, 31, 128, 1000, 4099, 70_001)) {
          if (item * items > 1 << 21) continue;
          for (var noise : List.of(1, 40, 256)) {
            var content = content(random, item * items, noise);
            var frame = new Blosc(codec).frame(content, item);
            assertThat(Unpacking.blosc(frame))
                .as("seed %d, %s of %d items of %d bytes", SEED, codec, items, item)
                .isEqualTo(content);
            assertThat(frame.length).isLessThanOrEqualTo(content.length + 16);
          }
        }
      }
    }
  }

  private static byte[] content(Random random, int length, int noise) {
    var content = new byte[length];
    for (var i = 0; i < length; i++) content[i] = (byte) random.nextInt(noise);
    return content;
  }

  @Test
  void less_than_128_bytes_are_stored_raw() {
    var blosc = new Blosc(BlockCodec.LZ4);

    assertThat(flags(blosc.frame(new byte[127], 1))).isEqualTo(0x33);
    assertThat(blosc.frame(new byte[127], 1)).hasSize(143);
    assertThat(flags(blosc.frame(new byte[128], 1))).isEqualTo(0x21);
    assertThat(blosc.frame(new byte[128], 1)).hasSizeLessThan(60);
  }

  @Test
  void blocks_are_split_where_items_are_short_and_many_and_never_for_zstd() {
    var text = Chunks.utf32("a".repeat(41));

    assertThat(flags(new Blosc(BlockCodec.LZ4).frame(text, 164))).isEqualTo(0x31);
    assertThat(flags(new Blosc(BlockCodec.LZ4).frame(new byte[8 * 127], 8))).isEqualTo(0x31);
    assertThat(flags(new Blosc(BlockCodec.LZ4).frame(new byte[8 * 128], 8))).isEqualTo(0x21);
    assertThat(flags(new Blosc(BlockCodec.ZSTD).frame(new byte[8 * 128], 8))).isEqualTo(0x91);
  }

  private static int flags(byte[] frame) {
    return frame[2] & 0xff;
  }

  @Test
  void real_frames_have_the_same_headers() throws IOException {
    var folder = SHARED.resolve("data/lindi-real-lib");
    assumeTrue(Files.isDirectory(folder), "no real LINDI files at " + folder);
    var frames = 0;
    try (var files = Files.list(folder)) {
      for (var file : files.toList()) frames += sameHeaders(file);
    }
    System.out.printf("%,d real frames have the headers that this code writes%n", frames);
    assertThat(frames).isGreaterThan(1000);
  }

  private static int sameHeaders(Path file) throws IOException {
    var frames = 0;
    var refs = read(file).get("refs");
    for (var entry : refs.properties()) {
      var path = entry.getKey().substring(0, Math.max(0, entry.getKey().lastIndexOf('/')));
      var array = refs.path(path + "/.zarray");
      if (!array.at("/compressor/cname").asText().equals("lz4")) continue;
      if (!entry.getKey().matches(".*/[0-9.]+") || !entry.getValue().isTextual()) continue;
      var frame = Unpacking.written(entry.getValue().asText());
      var content = Unpacking.blosc(frame);
      var ours = new Blosc(BlockCodec.LZ4).frame(content, itemBytes(frame, array));
      assertThat(Unpacking.blosc(ours)).isEqualTo(content);
      // Whether it shrinks may differ by a byte; all else up to the length is the same.
      ours[2] = (byte) ((ours[2] & ~2) | (frame[2] & 2));
      assertThat(Arrays.copyOf(ours, 12)).as(entry.getKey()).isEqualTo(Arrays.copyOf(frame, 12));
      frames++;
    }
    return frames;
  }

  private static int itemBytes(byte[] frame, JsonNode array) {
    var dtype = array.get("dtype").asText();
    return dtype.startsWith("<U") ? 4 * Integer.parseInt(dtype.substring(2)) : frame[3];
  }

  private static JsonNode read(Path file) throws IOException {
    try (var in = new GZIPInputStream(Files.newInputStream(file))) {
      return Json.read(in.readAllBytes());
    }
  }
}
