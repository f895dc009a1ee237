package dandex.indexer.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dandex.catalog.DandisetId;
import dandex.indexer.archive.ArchiveFailure;
import dandex.indexer.archive.ArchiveOptions;
import dandex.sandbox.archive.Archive;
import dandex.sandbox.archive.Failure;
import dandex.sandbox.archive.Fault;
import dandex.sandbox.archive.Holdings;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/// One life of a small archive and of the catalog beside it, drawn from a seed: things happen
/// between syncs and between any two requests of a sync, lists span several pages, the network
/// fails, runs are cancelled. In the end everybody rests, and one quiet sync has to set right what
/// is left.
final class History implements AutoCloseable {
  private static final int PAGE = 7;

  /// Of all that happens here; each act takes a minute and a bit.
  private static final Instant BEGINNING = Instant.parse("2026-01-01T00:00:00Z");

  /// What may fail.
  @FunctionalInterface
  interface Step {
    void run() throws Exception;
  }

  /// The furthest request before which something happens.
  private static final int HORIZON = 40;

  private final long seed;
  private final Random random;
  private final Archive archive;
  private final SyncBench bench;
  private final Acts acts;
  private final boolean silent;
  private final Set<String> everHere = new HashSet<>();

  /// @param bench an empty one
  History(long seed, SyncBench bench) {
    this.seed = seed;
    this.bench = bench;
    random = new Random(seed);
    var dandisets = 1 + random.nextInt(4);
    var assets = random.nextInt(3) < 2 ? 15 + random.nextInt(50) : 1 + random.nextInt(14);
    archive = Archive.serve(Holdings.generated(seed, dandisets, assets + dandisets), 0);
    silent = random.nextInt(4) == 0;
    acts = new Acts(archive, random, silent);
    acts.note("%d dandisets, %d assets".formatted(dandisets, assets + dandisets));
  }

  Archive archive() {
    return archive;
  }

  String told() {
    return "seed " + seed + "\n" + String.join("\n", acts.log()) + "\n";
  }

  /// Whether some draft ever was so long that a list of it had three pages.
  boolean isLong() {
    return archive.knows().everyVersion().stream().anyMatch(one -> one.assets() > 2 * PAGE);
  }

  void live() throws Exception {
    live(() -> {});
  }

  /// @param after what follows each sync
  void live(Step after) throws Exception {
    var syncs = 1 + random.nextInt(4);
    for (var sync = 0; sync < syncs; sync++) {
      disturbed();
      after.run();
      for (var left = random.nextInt(5); left > 0; left--) acts.act("then");
    }
    quiet();
    after.run();
  }

  private void disturbed() throws Exception {
    var notes = new Notes();
    for (var left = random.nextInt(7); left > 0; left--) {
      var request = 1 + random.nextInt(1 + random.nextInt(HORIZON));
      archive.meanwhile(request, () -> acts.act("  before request " + request));
    }
    if (random.nextInt(12) == 0)
      archive.meanwhile(1 + random.nextInt(HORIZON), notes.cancellation::ask);
    if (random.nextInt(5) == 0) trouble();
    var options = options();
    acts.note("sync " + options.json().text());
    try {
      bench.sync(how(), options, notes);
      notes.errors().forEach(error -> acts.note("  " + error.subject() + ": " + error.message()));
    } catch (ArchiveFailure failure) {
      acts.note("  failed: " + failure.getMessage());
    }
    archive.heal();
    everHere.addAll(bench.rows("select id, '' from dandiset").keySet());
  }

  private void trouble() {
    for (var failure :
        List.of(
            Failure.status(502),
            new Failure.Reset(),
            new Failure.Truncated(),
            new Failure.NotJson())) {
      archive.fail(Fault.rate(0.04, random.nextLong(), failure));
    }
  }

  private DandiSyncOptions options() {
    var options = DandiSyncOptions.PLAIN.withConcurrency(random.nextBoolean() ? 1 : 4);
    if (random.nextInt(6) == 0) options = options.forced();
    if (random.nextInt(6) == 0) options = options.reconciling();
    if (random.nextBoolean()) options = options.allowingMassDeletion();
    if (random.nextInt(3) == 0) options = less(options);
    var ids = archive.knows().identifiers();
    if (random.nextInt(6) > 0 || ids.isEmpty()) return options;
    return options.only(Set.of(new DandisetId(ids.get(random.nextInt(ids.size())))));
  }

  /// What does less must hide nothing from the runs after it.
  private DandiSyncOptions less(DandiSyncOptions options) {
    return switch (random.nextInt(6)) {
      case 0 -> options.limited(1 + random.nextInt(20));
      case 1 -> options.since(BEGINNING.plusSeconds(random.nextInt(1800)));
      case 2 -> options.dandisetsOnly();
      case 3 -> options.assetsOnly();
      case 4 -> options.draftsOnly();
      default -> options.skippingDeletions();
    };
  }

  private void quiet() throws Exception {
    var options = DandiSyncOptions.PLAIN.allowingMassDeletion();
    if (silent) options = options.forced();
    var rehearsal = rehearsed(options);
    acts.note("quiet sync");
    var notes = bench.sync(how(), options, new Notes());
    assertThat(notes.errors()).as(told()).isEmpty();
    assertThat(rehearsal.changes()).as(told()).isEqualTo(notes.changes());
    new Agreement(archive, bench).check(told());
    assertThat(bench.count("staged_asset") + bench.count("staged_load")).as(told()).isZero();
    assertTombstones();

    archive.forgetRequests();
    var again = bench.sync(how(), DandiSyncOptions.PLAIN, new Notes());
    assertThat(again.changes()).as(told()).isEmpty();
    assertThat(archive.requests().total()).as(told()).isEqualTo(1);
  }

  /// What a dry run tells, which leaves everything as it is.
  private Notes rehearsed(DandiSyncOptions options) throws Exception {
    acts.note("rehearsal");
    var before = bench.catalog();
    var notes = bench.rehearse(how(), options);
    assertThat(bench.catalog()).as(told()).isEqualTo(before);
    return notes;
  }

  /// All that was here and is hidden now has one, and nothing else that is not hidden.
  private void assertTombstones() throws Exception {
    var stones = bench.rows("select dandiset, reason from tombstone").keySet();
    var open = archive.knows().identifiers();
    var expected = new TreeSet<>(everHere);
    expected.removeAll(open);
    assertThat(stones).as(told()).containsAll(expected);
    assertThat(stones).as(told()).noneMatch(open::contains);
  }

  private ArchiveOptions how() {
    return SyncBench.options(archive.dandiUrl())
        .withPageSize(PAGE)
        .withRetries(6, Duration.ofMillis(1), Duration.ofMillis(8));
  }

  @Override
  public void close() {
    archive.close();
  }
}
