package dandex.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FramesTest {
  @TempDir Path folder;

  @Test
  void pieces_come_back_in_order_as_many_at_once_as_wanted() throws Exception {
    try (var frames = frames("a", "", "bc", "d")) {
      assertThat(read(frames, 1)).containsExactly("a", "bc", "d");
      assertThat(read(frames, 2)).containsExactly("abc", "d");
      assertThat(read(frames, 100)).containsExactly("abcd");
    }
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void each_piece_goes_to_one_of_many_readers() throws Exception {
    var pieces = new String[1_000];
    for (var piece = 0; piece < pieces.length; piece++) pieces[piece] = "piece " + piece + ";";
    try (var frames = frames(pieces);
        var reader = frames.reader()) {
      var read =
          Together.work(
              4,
              "reading",
              () -> {
                var mine = new ArrayList<String>();
                for (var next = reader.next(3); next.length > 0; next = reader.next(3)) {
                  mine.addAll(List.of(new String(next, UTF_8).split("(?<=;)(?=.)", -1)));
                }
                return mine;
              });

      assertThat(read.stream().flatMap(List::stream)).containsExactlyInAnyOrder(pieces);
    }
  }

  private Frames frames(String... pieces) throws Exception {
    var frames = Frames.in(folder);
    try (var writer = frames.writer()) {
      for (var piece : pieces) {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(piece.getBytes(UTF_8));
        writer.put(bytes);
      }
    }
    return frames;
  }

  private static List<String> read(Frames frames, int pieces) throws Exception {
    var read = new ArrayList<String>();
    try (var reader = frames.reader()) {
      for (var next = reader.next(pieces); next.length > 0; next = reader.next(pieces)) {
        read.add(new String(next, UTF_8));
      }
    }
    return read;
  }
}
