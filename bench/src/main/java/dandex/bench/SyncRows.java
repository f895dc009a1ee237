package dandex.bench;

import dandex.sandbox.archive.Archive;
import dandex.sandbox.archive.Holdings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What a DANDI sync takes, each by the command that users run and timed by the run's own record,
/// in a database of its own: the first, one right after it, and the first from an archive that
/// answers late.
record SyncRows(Stores stores, Path folder, Scale scale) {
  private static final int AGAIN = 3;
  private static final int AT_ONCE = 4; // as syncs do unless told otherwise
  // Small ones: many requests and little work, so that it is the waiting that is measured.
  private static final int ASSETS_A_DANDISET = 20;
  private static final Duration LATENCY = Duration.ofMillis(50);

  List<Row> measure() throws Exception {
    var rows = new ArrayList<Row>();
    try (var archive = archive(scale.synced(), Scale.dandisets(scale.synced()));
        var scratch = Scratch.beside(stores.database())) {
      var first = sync(archive, scratch);
      rows.addAll(idle(archive, scratch));
      rows.addFirst(first(first, scratch));
    }
    rows.add(late());
    return rows;
  }

  private static Archive archive(int assets, int dandisets) {
    return Archive.serve(Holdings.generated(Filling.SEED, dandisets, assets), 0);
  }

  private Synced sync(Archive archive, Scratch scratch) throws IOException, InterruptedException {
    var environment = new HashMap<>(scratch.environment(stores));
    environment.put("DANDEX_DANDI_URL", archive.dandiUrl());
    return Synced.of(
        Program.run(Map.copyOf(environment), "sync", "dandi", "--no-progress", "--json"));
  }

  private Row first(Synced first, Scratch scratch) throws Exception {
    try (var bare = BareCopy.of(scratch.url(), folder)) {
      var best = Best.of(BareCopy.BATCHES, bare::perSecond);
      return new Row(
          "first DANDI sync",
          bare.assets() / first.seconds(),
          "assets/s",
          best.told("bare COPY of the same rows", "rows"),
          best.perSecond(),
          Row.Aim.atLeast(0.4),
          first.resident());
    }
  }

  private List<Row> idle(Archive archive, Scratch scratch)
      throws IOException, InterruptedException {
    var runs = new ArrayList<Synced>();
    for (var run = 0; run < AGAIN; run++) {
      archive.forgetRequests();
      runs.add(sync(archive, scratch));
    }
    var asked = Asked.of(archive);
    runs.sort(Comparator.comparingDouble(Synced::seconds));
    var usual = runs.get(AGAIN / 2);
    return List.of(
        new Row(
            "idle DANDI sync, requests",
            usual.requests(),
            "requests",
            "pages of the list",
            (double) archive.requests().of("dandisets").requests(),
            Row.Aim.atMost(1),
            usual.resident()),
        new Row(
            "idle DANDI sync, time",
            usual.seconds() * 1e3,
            "ms",
            "the same requests alone",
            asked.againMillis(),
            null,
            usual.resident()));
  }

  private Row late() throws Exception {
    try (var archive = archive(scale.delayed(), scale.delayed() / ASSETS_A_DANDISET);
        var scratch = Scratch.beside(stores.database())) {
      archive.latency(LATENCY);
      var run = sync(archive, scratch);
      return new Row(
          "first DANDI sync at a latency of %d ms".formatted(LATENCY.toMillis()),
          run.seconds(),
          "s",
          "%d requests, %d at once, without any work".formatted(run.requests(), AT_ONCE),
          run.requests() * LATENCY.toMillis() / 1e3 / AT_ONCE,
          Row.Aim.atMost(1.3),
          run.resident());
    }
  }
}
