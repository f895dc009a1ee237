package dandex.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// How fast the index is filled, rebuilt and verified, each by the command that users run. The
/// first two stand beside a load of the same documents into the same mapping by nothing but sending
/// them, done before and after, in the way that was the best of nine on a sample of the documents;
/// the last beside a bare reading of what it reads from Elasticsearch.
record MirrorRows(Stores stores, Path folder) {
  private static final String UNIT = "documents/s";
  private static final long SAMPLE = 4_000;

  List<Row> measure() throws Exception {
    var way = way();
    try (var bare = BareLoad.of(stores.clusterPort(), alias("asset"), Long.MAX_VALUE, folder)) {
      var before = bare.perSecond(way.workers(), way.batch());
      empty();
      var mirrored = Program.run(stores.environment(), "mirror", "--no-progress");
      var rebuilt = Program.run(stores.environment(), "mirror", "rebuild", "--no-progress");
      var verified = Program.run(stores.environment(), "mirror", "verify");
      var reading = BareRead.versionsPerSecond(stores.clusterPort(), alias("asset"));
      var after = bare.perSecond(way.workers(), way.batch());
      var reference = new Best(way.workers(), way.batch(), (before + after) / 2);
      return List.of(
          loaded("`mirror`", bare, mirrored, reference),
          loaded("`mirror rebuild`", bare, rebuilt, reference),
          new Row(
              "`mirror verify`",
              perSecond(bare, verified),
              UNIT,
              "bare reading of ids and versions",
              reading,
              null,
              verified.resident()));
    }
  }

  /// How a bare load is the fastest.
  private Best way() throws Exception {
    try (var sample = BareLoad.of(stores.clusterPort(), alias("asset"), SAMPLE, folder)) {
      return Best.of(BareLoad.BATCHES, sample::perSecond);
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

  private static Row loaded(String what, BareLoad bare, Program.Ended ended, Best reference) {
    return new Row(
        what,
        perSecond(bare, ended),
        UNIT,
        reference.told(
            "bare bulk load of %,d B each".formatted(bare.bytes() / bare.documents()), "MB"),
        reference.perSecond(),
        Row.Aim.atLeast(0.75),
        ended.resident());
  }

  private static double perSecond(BareLoad bare, Program.Ended ended) {
    return bare.documents() / ended.seconds();
  }
}
