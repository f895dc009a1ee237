package dandex.indexer.zarr;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Whatever the bytes are, elements come out or nothing does, soon, and as many as there should be.
@Timeout(120)
class MutilatedChunksTest {
  private static final long SEED = 4_712;
  private static final int EACH = Integer.getInteger("dandex.zarr.mutations", 200);
  private static final int MOST = 20_000;

  @Test
  void a_mutilated_chunk_is_read_or_absent() throws IOException {
    int read = 0;
    int absent = 0;
    var frames = Frames.all();
    for (int f = 0; f < frames.size(); f++) {
      var frame = frames.get(f);
      var coding = ArrayCoding.parse(frame.zarray()).orElseThrow();
      var good = Base64.getDecoder().decode(frame.value().substring("base64:".length()));
      for (int n = 0; n < EACH; n++) {
        var mutant = mutated(good, new Random(SEED + 1_000_003L * f + n));
        var which = "seed %d, frame %d, mutation %d".formatted(SEED, f, n);
        long start = System.nanoTime();
        var elements = InlineChunk.elements(coding, InlineChunkTest.binary(mutant), MOST);
        assertThat(Duration.ofNanos(System.nanoTime() - start))
            .as(which)
            .isLessThan(Duration.ofSeconds(5));
        if (elements.isPresent()) {
          read++;
          assertThat(elements.get()).as(which).hasSameSizeAs(frame.elements());
        } else {
          absent++;
        }
      }
    }
    assertThat(read).as("some are still read").isPositive();
    assertThat(absent).as("most are not").isGreaterThan(read);
  }

  @Test
  void bytes_at_random_are_read_or_absent() {
    for (var id : new String[] {"blosc", "zlib", "gzip", "zstd", "lz4"}) {
      var coding =
          ArrayCoding.parse(
                  """
                  {"zarr_format": 2, "dtype": "<i4", "shape": [8], "chunks": [8], "order": "C",
                   "compressor": {"id": "%s"}, "filters": null}
                  """
                      .formatted(id))
              .orElseThrow();
      var random = new Random(SEED);
      for (int n = 0; n < 2_000; n++) {
        var bytes = new byte[random.nextInt(80)];
        random.nextBytes(bytes);
        var elements = InlineChunk.elements(coding, InlineChunkTest.binary(bytes), MOST);
        elements.ifPresent(list -> assertThat(list).hasSize(8));
      }
    }
  }

  private static byte[] mutated(byte[] good, Random random) {
    var bytes = good.clone();
    for (int i = random.nextInt(1, 4); i > 0 && bytes.length > 0; i--) {
      // Headers and tables stand at the start: half of all changes are made there.
      int at = random.nextInt(random.nextBoolean() ? Math.min(bytes.length, 48) : bytes.length);
      switch (random.nextInt(5)) {
        case 0 -> bytes = Arrays.copyOf(bytes, at);
        case 1 -> bytes = Arrays.copyOf(bytes, bytes.length + random.nextInt(1, 40));
        case 2 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
        case 3 -> bytes[at] = (byte) random.nextInt(256);
        default ->
            Arrays.fill(
                bytes,
                at,
                Math.min(bytes.length, at + random.nextInt(1, 9)),
                (byte) (random.nextBoolean() ? 0xFF : 0));
      }
    }
    return bytes;
  }
}
