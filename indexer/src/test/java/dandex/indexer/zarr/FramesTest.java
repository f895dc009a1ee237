package dandex.indexer.zarr;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/// What numcodecs encoded comes out as it went in: every codec, shuffle, type and split.
class FramesTest {
  private static final int MOST = 1_000_000;

  @Test
  void what_numcodecs_encodes_is_decoded_to_what_it_was() throws IOException {
    var frames = Frames.all();
    assertThat(frames).hasSizeGreaterThan(120);
    for (var frame : frames) {
      var coding = ArrayCoding.parse(frame.zarray()).orElseThrow();
      assertThat(InlineChunk.elements(coding, frame.value(), MOST))
          .as(frame.zarray())
          .contains(frame.elements());
    }
  }

  @Test
  void nothing_larger_than_allowed_is_decoded() throws IOException {
    for (var frame : Frames.all()) {
      var coding = ArrayCoding.parse(frame.zarray()).orElseThrow();
      assertThat(InlineChunk.elements(coding, frame.value(), frame.elements().size() - 1))
          .as(frame.zarray())
          .isEmpty();
    }
  }
}
