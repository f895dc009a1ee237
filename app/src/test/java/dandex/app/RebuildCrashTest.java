package dandex.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dandex.sandbox.Proof;
import dandex.sandbox.archive.Archive;
import dandex.sandbox.archive.Holdings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `kill -9` of a rebuild: the index that serves is what it was, and whoever comes next brings the
/// new one to its end. The sample has one of the moments of a kill, another one each day.
class RebuildCrashTest {
  private static final int ROUNDS = Proof.sized(20, 1);
  private static final List<String> TURNS =
      Proof.turns(List.of("begun", "filling", "filled", "about to swap", "swapped"));

  private static Archive archive;
  private static OwnCatalog catalog;
  private static IndexDump expected;

  @TempDir static Path home;

  @BeforeAll
  static void a_catalog_that_is_mirrored() {
    archive = Archive.serve(Holdings.generated(7, 12, 1500), 0);
    catalog = OwnCatalog.fresh(home, archive);
    catalog.finish("sync", "dandi", "--no-progress");
    catalog.finish("mirror", "--no-progress");
    expected = catalog.index();
    assertThat(expected.documents()).hasSizeGreaterThan(1000);
  }

  @AfterAll
  static void close() {
    archive.close();
  }

  /// Killed when it has begun, when it has filled something, when it has filled all, and about when
  /// it swaps; each time everything changes before it goes on.
  @Test
  void a_rebuild_killed_again_and_again_ends_in_the_same_index() throws Exception {
    assumeThat(TURNS).isNotEqualTo(List.of("swapped"));
    for (var seed = 1; seed <= ROUNDS; seed++) {
      var swaps = catalog.count("select count(*) from rebuild where behind is not null");
      var points =
          Map.of(
              "begun",
              "select count(*) - 1 from rebuild_index join rebuild on rebuild = id"
                  + " where state = 'filling'",
              "filling",
              "select count(*) from rebuild_range join rebuild on rebuild = id"
                  + " where state = 'filling' and kind = 'asset' and reached is not null",
              "filled",
              "select count(*) from rebuild_range join rebuild on rebuild = id"
                  + " where state = 'filling' and kind = 'asset' and filled",
              "about to swap",
              "select count(*) - " + swaps + " from rebuild where behind is not null");
      for (var turn : TURNS) {
        var point = points.get(turn);
        if (point == null) continue;
        catalog.kill(() -> catalog.count(point) >= 1, "mirror", "rebuild");
        assertThat(catalog.index())
            .as("index that serves after a kill, seed %d", seed)
            .isEqualTo(expected);
        catalog.execute(move("true"));
      }
      assertThat(catalog.pending()).isGreaterThan(1000);
      catalog.finish("mirror", "rebuild", "--no-progress");
      catalog.finish("mirror", "--no-progress");

      assertThat(catalog.index()).as("index of seed %d", seed).isEqualTo(expected);
      catalog.finish("mirror", "verify");
    }
  }

  /// Before the aliases move, all changes are confirmed to the index that serves until then, and
  /// most of them change once more. It is killed when the aliases have moved and nothing says so.
  @Test
  void a_rebuild_killed_after_the_swap_and_before_its_record_is_ended_by_a_mirror_run()
      throws Exception {
    assumeThat(TURNS).contains("swapped");
    for (var seed = 1; seed <= ROUNDS; seed++) {
      killAfterTheSwap();
      assertThat(catalog.pending()).isGreaterThan(1000);
      assertThat(catalog.count("select count(*) from rebuild where state = 'filling'"))
          .isEqualTo(1);
      assertThat(catalog.delivered())
          .as("confirmed to the index that serves no more, seed %d", seed)
          .isPositive();

      catalog.finish("mirror", "--no-progress");

      catalog.finish("mirror", "verify");
      assertThat(catalog.count("select count(*) from rebuild where state = 'filling'")).isZero();
      assertThat(catalog.index()).as("index of seed %d", seed).isEqualTo(expected);
    }
  }

  private static void killAfterTheSwap() throws Exception {
    var changed = new AtomicBoolean();
    var url = catalog.database();
    try (var before = Hold.on(url, "before", "rebuild", "new.behind is not null");
        var after = Hold.on(url, "after", "rebuild", "new.state = 'done'")) {
      catalog.kill(
          () -> {
            if (!changed.get() && before.isReached()) {
              catalog.execute(move("key >= '0'"));
              catalog.finish("mirror", "--no-progress");
              catalog.execute(move("key >= '1'"));
              before.letGo();
              changed.set(true);
            }
            return after.isReached();
          },
          "mirror",
          "rebuild");
    }
  }

  private static String move(String which) {
    return "update outbox set revision = revision + 1, due = clock_timestamp() where " + which;
  }
}
