package dandex.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// What is measured at one size, in stores that are filled for it: runs of the writing river with
/// how they went as they filled, questions by one after another, a page by sixteen, and what an
/// asset costs.
record GrowthStep(Stores stores, int assets, Duration turn) {
  private static final int FILES = 5_000;
  private static final int SHARE = 10; // of files that are read
  private static final int OBJECTS = 10;
  private static final int LINES = 16;
  private static final String FIRST = "first DANDI sync";
  private static final String MIRROR = "`mirror`";
  private static final List<String> OVER_ALL = List.of(FIRST, MIRROR, ThroughputRows.PAGE.name());

  List<Row> measure() throws Exception {
    var files = Math.min(FILES, assets / SHARE);
    var filled = new Filling(assets, files, OBJECTS, true).fill(stores);
    var synced = Synced.of(filled.synced());
    var read = Synced.of(filled.read());
    var rows = new ArrayList<Row>();
    rows.add(rate(FIRST, assets, synced.seconds(), "assets/s", filled.synced()));
    if (filled.again() != null) rows.add(idle(Synced.of(filled.again())));
    rows.add(rate("LINDI sync", files, read.seconds(), "files/s", filled.read()));
    rows.add(documents(MIRROR, filled.mirrored()));
    rows.add(documents("`mirror rebuild`", run("rebuild", "--no-progress", "--keep", "0")));
    rows.add(documents("`mirror verify`", run("verify")));
    rows.addAll(new CookbookRows(stores, null, List.of(1), turn).measure());
    rows.addAll(served());
    rows.addAll(new Footprint(stores, assets).rows());
    rows.addAll(memory(rows));
    return rows;
  }

  private static Row idle(Synced again) {
    return Row.alone("idle DANDI sync", again.seconds() * 1e3, "ms", again.resident());
  }

  private Program.Ended run(String... act) throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of("mirror"));
    command.addAll(List.of(act));
    return Program.run(stores.environment(), command.toArray(String[]::new));
  }

  private Row documents(String what, Program.Ended ended) {
    return rate(what, assets, ended.seconds(), "documents/s", ended);
  }

  private static Row rate(
      String what, int number, double seconds, String unit, Program.Ended ended) {
    return Row.alone(what, number / seconds, unit, ended.resident());
  }

  private List<Row> served() throws Exception {
    try (var program = Program.start(stores.environment(), "serve", "--port", "0")) {
      var load = new Load(program.port(), List.of(ThroughputRows.PAGE.request()), LINES);
      load.run(turn.multipliedBy(LINES));
      var timings = load.run(turn.multipliedBy(LINES));
      return List.of(
          Row.alone(
              ThroughputRows.PAGE.name(),
              timings.perSecond(),
              "requests/s",
              CookbookRows.heap(program.port())));
    }
  }

  /// The most memory that each thing that went over all assets took, spread over them.
  private List<Row> memory(List<Row> measured) {
    var rows = new ArrayList<Row>();
    for (var row : measured) {
      var heap = row.heap();
      if (heap == null || !OVER_ALL.contains(row.what())) continue;
      rows.add(
          Row.alone(
              "memory of %s, an asset".formatted(row.what()), (double) heap / assets, "B", null));
    }
    return rows;
  }
}
