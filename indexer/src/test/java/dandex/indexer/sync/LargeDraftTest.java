package dandex.indexer.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dandex.indexer.archive.ArchiveOptions;
import dandex.sandbox.archive.Archive;
import dandex.sandbox.archive.Failure;
import dandex.sandbox.archive.Fault;
import dandex.sandbox.archive.Holdings;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a draft of more than a page costs when it changed, and in which order dandisets are read.
class LargeDraftTest {
  private static final long SEED = 5;
  private static final int PAGE = 7;

  private final SyncBench bench = new SyncBench();
  private final Archive archive = Archive.serve(Holdings.generated(SEED, 3, 150), 0);
  private final ArchiveOptions small = SyncBench.options(archive.dandiUrl()).withPageSize(PAGE);
  private String largest = "";

  @BeforeEach
  void sync() throws Exception {
    assertThat(again().errors()).isEmpty();
    largest =
        bench
            .rows(
                """
                select dandiset, '' from version
                where version = 'draft' order by asset_count desc limit 1
                """)
            .keySet()
            .iterator()
            .next();
    assertThat(archive.knows().paths(largest, "draft")).hasSizeGreaterThan(5 * PAGE);
    archive.forgetRequests();
  }

  @AfterEach
  void close() {
    archive.close();
    bench.close();
  }

  @Test
  void of_a_draft_that_gained_an_asset_one_page_is_read() throws Exception {
    archive.curator().add(largest, 1);

    assertThat(again().figure("assetsAdded")).isEqualTo(1);

    assertThat(asked("assets")).singleElement().asString().contains("order=-modified,path");
    new Agreement(archive, bench).check("seed " + SEED);
  }

  @Test
  void what_left_a_draft_is_found_by_its_listing_without_metadata() throws Exception {
    var paths = archive.knows().paths(largest, "draft");
    archive.curator().remove(largest, paths.getLast());
    archive.curator().amend(largest, paths.getFirst());

    var notes = again();

    assertThat(notes.errors()).isEmpty();
    assertThat(notes.figure("assetsChanged")).isEqualTo(1);
    assertThat(notes.figure("assetsRemoved")).isEqualTo(1);
    assertThat(asked("metadata=true")).hasSize(1);
    assertThat(asked("assets/?order=path")).hasSize((paths.size() - 2) / PAGE + 1);
    new Agreement(archive, bench).check("seed " + SEED);
  }

  @Test
  void a_dandiset_that_failed_is_read_first_next_time_though_its_list_says_nothing_new()
      throws Exception {
    var smallest =
        archive.knows().identifiers().stream().filter(id -> !id.equals(largest)).toList();
    archive.fail(Fault.always(Failure.status(404)).at(smallest.getFirst() + "/versions/draft/"));
    var forced = DandiSyncOptions.PLAIN.forced().withConcurrency(1);
    assertThat(bench.sync(small, forced, new Notes()).errors())
        .singleElement()
        .satisfies(error -> {
          assertThat(error.subject()).isEqualTo(smallest.getFirst());
        });
    archive.heal();
    archive.forgetRequests();
    archive.curator().add(largest, 1);

    var plain = DandiSyncOptions.PLAIN.withConcurrency(1);
    assertThat(bench.sync(small, plain, new Notes()).errors()).isEmpty();

    assertThat(asked("/versions/").getFirst()).contains(smallest.getFirst());
    assertThat(bench.count("failed_update")).isZero();
  }

  @Test
  void a_clock_that_went_back_is_a_change_like_any_other() throws Exception {
    bench.execute("update watermark set draft_modified = draft_modified + interval '1 day'");
    bench.execute("update version set content_modified = content_modified + interval '1 day'");
    bench.execute("delete from place where path = (select min(path) from place)");

    var notes = again();

    assertThat(notes.figure("assetsAdded")).isPositive();
    new Agreement(archive, bench).check("seed " + SEED);
  }

  private Notes again() throws Exception {
    return bench.sync(small, DandiSyncOptions.PLAIN, new Notes());
  }

  private List<String> asked(String part) {
    return archive.requests().latest().stream().filter(line -> line.contains(part)).toList();
  }
}
