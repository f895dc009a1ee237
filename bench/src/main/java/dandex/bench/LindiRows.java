package dandex.bench;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dandex.indexer.lindi.LindiDocument;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// How fast LINDI files are filtered and all in them extracted, in this process and by one thread,
/// beside a bare scan of their tokens, and beside the plain way, which makes a tree of a whole file
/// and filters that, but extracts nothing.
///
/// @param files how many of the usual ones
/// @param megabytes of the big one
record LindiRows(int files, int megabytes, Duration turn) {
  private static final int WARMING = 20;
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).build();
  // Which is faster depends on how many names recur.
  private static final JsonFactory NAMES_KNOWN = JSON.getFactory();
  private static final JsonFactory NAMES_NEW =
      new JsonFactoryBuilder()
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .build();
  private static final Pattern METADATA = Pattern.compile("(^|.*/)\\.z(attrs|group|array)");

  /// What is done with a file.
  private interface Reading {
    void of(byte[] file) throws IOException;
  }

  List<Row> measure() throws IOException, InterruptedException {
    var made = MadeFiles.of(files, megabytes);
    var rows = new ArrayList<Row>();
    rows.addAll(rows("%d made-up files".formatted(made.usual().size()), made.usual()));
    rows.addAll(
        rows("a file of %d MB".formatted(MadeFiles.bytes(made.big()) / 1_000_000), made.big()));
    return rows;
  }

  private List<Row> rows(String what, List<byte[]> some) throws IOException, InterruptedException {
    var document = new LindiDocument();
    var readings =
        List.<Reading>of(
            document::read,
            LindiRows::plain,
            file -> scan(NAMES_KNOWN, file),
            file -> scan(NAMES_NEW, file));
    var passes =
        new Contest(readings.stream().map(reading -> pass(some, reading)).toList())
            .run(turn.multipliedBy(WARMING), turn);
    var speeds =
        passes.stream().map(pass -> pass.perSecond() * MadeFiles.bytes(some) / 1e6).toList();
    var heap = Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    return List.of(
        row(
            what,
            speeds.get(0),
            "bare token scan",
            Math.max(speeds.get(2), speeds.get(3)),
            0.5,
            heap),
        row(what, speeds.get(0), "whole tree, then filtered", speeds.get(1), 1, heap));
  }

  private static Row row(
      String what, double ours, String against, double reference, double aim, long heap) {
    return new Row(
        "LINDI filter and extract, " + what,
        ours,
        "MB/s",
        against,
        reference,
        Row.Aim.atLeast(aim),
        heap);
  }

  /// All files, one after another.
  private static Contestant pass(List<byte[]> some, Reading reading) {
    return time ->
        Timings.ofRepeated(
            time,
            1,
            "the reading of a file",
            () ->
                () -> {
                  for (var file : some) reading.of(file);
                });
  }

  private static void scan(JsonFactory tokens, byte[] file) throws IOException {
    try (var in = tokens.createParser(file)) {
      while (in.nextToken() != null) {}
    }
  }

  /// @return what is kept
  static byte[] plain(byte[] file) throws IOException {
    var tree = JSON.readTree(file);
    if (tree.path("refs") instanceof ObjectNode refs) {
      refs.properties().removeIf(ref -> !METADATA.matcher(ref.getKey()).matches());
    }
    return JSON.writeValueAsBytes(tree);
  }
}
