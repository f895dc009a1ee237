package dandex.indexer.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dandex.sandbox.Proof;
import dandex.sandbox.TestServers;
import dandex.sandbox.archive.Archive;
import dandex.sandbox.archive.Holdings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What the program that we replace did again and again, one by one, or all at once.
@Timeout(600)
class IncumbentCostsTest {
  private static final long SEED = 37;

  @TempDir Path folder;

  @Test
  void w13_statements_are_a_handful_per_version_and_none_per_asset() throws Exception {
    var few = statements(100);
    var many = statements(1000);

    assertThat(many.first).as("of a first sync").isLessThanOrEqualTo(few.first + 20);
    assertThat(many.nothing).as("where nothing moved").isLessThanOrEqualTo(few.nothing);
    assertThat(many.forced).as("of a forced sync").isLessThanOrEqualTo(few.forced + 20);
    assertThat(many.first).isLessThan(40 * many.versions);
  }

  private record Statements(long versions, long first, long nothing, long forced) {}

  private static Statements statements(int assets) throws Exception {
    try (var archive = Archive.serve(Holdings.generated(SEED, 1, assets), 0);
        var counter = new StatementCounter(TestServers.freshDatabase());
        var bench = new SyncBench(counter.url())) {
      var start = counter.statements();
      bench.sync(archive.dandiUrl());
      var first = counter.statements();
      bench.sync(archive.dandiUrl());
      var nothing = counter.statements();
      bench.sync(archive.dandiUrl(), DandiSyncOptions.PLAIN.forced());
      var forced = counter.statements();
      assertThat(bench.count("asset")).isEqualTo(assets);
      return new Statements(
          archive.knows().versions(), first - start, nothing - first, forced - nothing);
    }
  }

  @Test
  void w14_a_dandiset_larger_than_the_heap_is_read_page_by_page() throws Exception {
    assumeTrue(Proof.WHOLE, "part of the whole proof");
    try (var archive = Archive.serve(Holdings.generated(SEED, 1, 50_000), 0)) {
      var database = TestServers.freshDatabase();
      var out = folder.resolve("out");
      var sync =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-Xmx96m",
                  "-XX:+UseSerialGC",
                  "-cp",
                  System.getProperty("java.class.path"),
                  SmallHeap.class.getName(),
                  archive.dandiUrl(),
                  database)
              .redirectErrorStream(true)
              .redirectOutput(out.toFile())
              .start();

      assertThat(sync.waitFor(8, TimeUnit.MINUTES)).isTrue();
      assertThat(sync.exitValue()).as(Files.readString(out)).isZero();
      try (var bench = new SyncBench(database)) {
        assertThat(bench.count("asset")).isEqualTo(50_000);
        assertThat(bench.number("select sum(length(metadata::text)) from asset"))
            .isGreaterThan(96L << 20);
      }
    }
  }
}
