package dandex.indexer.lindi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// How fast LINDI files are read, beside a bare token scan of the same bytes by Jackson. A file is
/// filtered alone, and filtered with everything in it read. The scan is taken twice: by one
/// factory, whose table knows the names of all files after the first round, and by a new one for
/// each file, to which all names are new. Nothing is asserted about time; `-Ddandex.figures=50`
/// says how many rounds.
class LindiFiguresTest {
  private static final long SEED = 20_261_128;
  private static final int ROUNDS = Integer.getInteger("dandex.figures.rounds", 2);
  private static final int FILES = 40;
  private static final JsonFactory BARE =
      new JsonFactoryBuilder().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).build();

  private final LindiParser parser = new LindiParser(LindiLimits.DEFAULT);

  @Test
  void reading_beside_a_bare_scan() throws Exception {
    for (var kind : files().entrySet()) {
      var files = kind.getValue();
      long bytes = files.stream().mapToLong(file -> file.length).sum();
      long bare = Long.MAX_VALUE;
      long fresh = Long.MAX_VALUE;
      long filtered = Long.MAX_VALUE;
      long read = Long.MAX_VALUE;
      for (int round = 0; round < ROUNDS; round++) {
        bare = Math.min(bare, time(files, file -> scan(BARE, file)));
        fresh = Math.min(fresh, time(files, file -> scan(BARE.rebuild().build(), file)));
        filtered = Math.min(filtered, time(files, this::filter));
        read = Math.min(read, time(files, this::read));
      }
      assertThat(bare).isPositive();
      System.out.printf(
          "FIGURE %s: %d files, %.1f MB; bare scan %.0f MB/s with known names, %.0f with new"
              + " ones%n",
          kind.getKey(), files.size(), bytes / 1e6, bytes * 1e3 / bare, bytes * 1e3 / fresh);
      say("filter", bytes, filtered, bare, fresh);
      say("filter and extract", bytes, read, bare, fresh);
    }
  }

  private static void say(String what, long bytes, long time, long bare, long fresh) {
    System.out.printf(
        "FIGURE   %s: %.0f MB/s, ratios %.2f and %.2f%n",
        what, bytes * 1e3 / time, (double) bare / time, (double) fresh / time);
  }

  private static Map<String, List<byte[]>> files() throws Exception {
    var files = new TreeMap<String, List<byte[]>>();
    var forms = FileForms.of(SEED);
    for (int file = 0; file < FILES * forms.count(); file++) {
      var name = forms.names().get(file % forms.count());
      var kind =
          name.startsWith("real")
              ? "real"
              : name.contains("indented") ? "made, indented" : "made, compact";
      files
          .computeIfAbsent(kind, _ -> new ArrayList<>())
          .add(forms.whole(file, new Random(SEED + file)));
    }
    return files;
  }

  private interface Work {
    void on(byte[] file) throws IOException;
  }

  private static long time(List<byte[]> files, Work work) throws IOException {
    long start = System.nanoTime();
    for (var file : files) work.on(file);
    return System.nanoTime() - start;
  }

  private static void scan(JsonFactory json, byte[] file) throws IOException {
    try (var in = json.createParser(new ByteArrayInputStream(file))) {
      while (in.nextToken() != null) {}
    }
  }

  private void filter(byte[] file) throws IOException {
    try (var in = parser.tokens(new ByteArrayInputStream(file))) {
      in.nextToken();
      var content = parser.content();
      content.read(in);
      assertThat(content.structure().text()).isNotEmpty();
    }
  }

  private void read(byte[] file) throws IOException {
    assertThat(parser.parse(new ByteArrayInputStream(file))).isInstanceOf(Parsing.Parsed.class);
  }
}
