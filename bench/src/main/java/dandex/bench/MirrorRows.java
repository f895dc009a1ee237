package dandex.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/// How fast the index is filled, rebuilt and verified, each by the command that users run, beside a
/// load of the same documents into the same mapping by nothing but sending them. That is done
/// before and after; the reference is between the two.
record MirrorRows(Stores stores, Path folder) {
  private static final String UNIT = "documents/s";

  List<Row> measure() throws IOException, InterruptedException {
    try (var bare = BareLoad.of(stores.clusterPort(), alias("asset"), "assetId", folder)) {
      var before = bare.perSecond();
      empty();
      var mirrored = Program.run(stores.environment(), "mirror", "--no-progress");
      var rebuilt = Program.run(stores.environment(), "mirror", "rebuild", "--no-progress");
      var verified = Program.run(stores.environment(), "mirror", "verify");
      var reference = (before + bare.perSecond()) / 2;
      return List.of(
          row("mirror", bare, mirrored, reference, Row.Aim.atLeast(0.75)),
          row("mirror rebuild", bare, rebuilt, reference, Row.Aim.atLeast(0.75)),
          new Row(
              name("mirror verify", bare),
              bare.documents() / seconds(verified.after()),
              UNIT,
              null,
              null,
              null,
              verified.resident()));
    }
  }

  private String alias(String kind) {
    return stores.prefix() + "-" + kind;
  }

  /// Deletes what stands behind the aliases, and nothing else.
  private void empty() throws IOException {
    try (var line = new Line(stores.clusterPort())) {
      for (var index : BareLoad.indices(line, alias("asset") + "," + alias("dandiset"))) {
        line.ask(Line.request("DELETE", "/" + index, "application/json", new byte[0]));
      }
    }
  }

  private static Row row(
      String what, BareLoad bare, Program.Ended ended, double reference, Row.Aim aim) {
    var perSecond = bare.documents() / seconds(ended.after());
    var megabytes = perSecond * bare.bytes() / bare.documents() / 1e6;
    return new Row(
        "%s, %.1f MB/s".formatted(name(what, bare), megabytes),
        perSecond,
        UNIT,
        "bare bulk load",
        reference,
        aim,
        ended.resident());
  }

  private static String name(String command, BareLoad bare) {
    return String.format(Locale.ROOT, "`%s` of %,d assets", command, bare.documents());
  }

  private static double seconds(Duration time) {
    return time.toNanos() / 1e9;
  }
}
