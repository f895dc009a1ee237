package dandex.indexer.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dandex.sandbox.archive.Archive;
import dandex.sandbox.archive.Holdings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DandiSyncTest {
  private static final long SEED = 7;

  private final SyncBench bench = new SyncBench();

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void a_first_sync_stores_all_that_the_archive_knows() throws Exception {
    try (var archive = Archive.serve(Holdings.generated(SEED, 40, 2000), 0)) {
      var notes = bench.sync(archive.dandiUrl());

      assertThat(notes.errors()).isEmpty();
      assertThat(bench.count("dandiset")).isEqualTo(archive.knows().dandisets());
      assertThat(bench.count("version")).isEqualTo(archive.knows().versions());
      assertThat(bench.count("asset")).isEqualTo(archive.knows().assets());
      assertThat(bench.count("place")).isEqualTo(archive.knows().places());
      assertThat(bench.count("staged_asset")).isZero();
      assertThat(notes.figure("dandisetsAdded")).isEqualTo(archive.knows().dandisets());
      assertThat(notes.figure("versionsAdded")).isEqualTo(archive.knows().versions());
      assertThat(notes.figure("assetsAdded")).isEqualTo(archive.knows().places());
      assertThat(notes.figure("requests")).isEqualTo(archive.requests().total());
    }
  }

  @Test
  void a_second_sync_asks_for_the_list_and_writes_nothing() throws Exception {
    try (var archive = Archive.serve(Holdings.generated(SEED, 40, 2000), 0)) {
      bench.sync(archive.dandiUrl());
      var before = bench.catalog();
      var revisions = bench.revisions();
      archive.forgetRequests();

      var notes = bench.sync(archive.dandiUrl());

      assertThat(notes.changes()).isEmpty();
      assertThat(notes.figure("dandisetsChecked")).isEqualTo(archive.knows().dandisets());
      assertThat(archive.requests().total()).isEqualTo(1);
      assertThat(archive.requests().of("dandisets").requests()).isEqualTo(1);
      assertThat(bench.catalog()).isEqualTo(before);
      assertThat(bench.revisions()).isEqualTo(revisions);
    }
  }

  @Test
  void a_forced_sync_reads_everything_and_writes_what_differs_which_is_nothing() throws Exception {
    try (var archive = Archive.serve(Holdings.generated(SEED, 20, 800), 0)) {
      bench.sync(archive.dandiUrl());
      var revisions = bench.revisions();
      archive.forgetRequests();

      var notes = bench.sync(archive.dandiUrl(), DandiSyncOptions.PLAIN.forced());

      assertThat(archive.requests().total()).isGreaterThan(20);
      assertThat(notes.changes()).isEmpty();
      assertThat(bench.revisions()).isEqualTo(revisions);
    }
  }
}
