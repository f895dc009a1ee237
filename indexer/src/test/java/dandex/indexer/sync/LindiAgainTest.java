package dandex.indexer.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class LindiAgainTest {
  private static final String GOOD =
      """
      {"refs": {".zattrs": {"neurodata_type": "NWBFile"},
        "units/.zattrs": {"neurodata_type": "Units", "colnames": ["spike_times"]},
        "units/id/.zarray": {"shape": [%d]}}}
      """;

  private static LindiBench bench;

  @BeforeAll
  static void open() throws Exception {
    bench = new LindiBench();
  }

  @AfterAll
  static void close() {
    bench.close();
  }

  @BeforeEach
  void forget() throws Exception {
    bench.forget();
  }

  @Test
  void a_broken_new_file_leaves_the_good_structure_alone() throws Exception {
    var asset = bench.files.getFirst().id();
    try (var shelf = new LindiShelf()) {
      shelf.put(asset, GOOD.formatted(31));
      bench.sync(shelf);
      var stored = bench.stored();
      var objects = bench.objects(asset);
      assertThat(objects.values().iterator().next()).hasSize(2);

      for (var broken : List.of("{\"refs\": {", "{\"refs\": {}}", "{}", "<html>", "")) {
        bench.clock.advance(Duration.ofDays(40));
        shelf.put(asset, broken);
        assertThat(bench.sync(shelf).figure("filesRejected")).isEqualTo(1);
        assertThat(bench.stored()).as(broken).isEqualTo(stored);
      }
      bench.clock.advance(Duration.ofDays(40));
      shelf.remove(asset);
      bench.sync(shelf);
      bench.clock.advance(Duration.ofDays(40));
      shelf.status(500);
      bench.sync(shelf);

      assertThat(bench.stored()).isEqualTo(stored);
      assertThat(bench.objects(asset)).isEqualTo(objects);
    }
  }

  @Test
  void a_new_file_takes_the_place_of_the_old_one() throws Exception {
    var asset = bench.files.getFirst().id();
    try (var shelf = new LindiShelf()) {
      shelf.put(asset, GOOD.formatted(31));
      bench.sync(shelf);
      shelf.put(asset, GOOD.formatted(32));
      bench.clock.advance(Duration.ofDays(40));
      bench.sync(shelf);

      assertThat(bench.catalog.number("select rows from nwb_object where neurodata_type = 'Units'"))
          .isEqualTo(32);
      assertThat(shelf.asked().getLast()).isNotEmpty();
    }
  }

  @Test
  void absent_and_unusable_files_come_back_after_1_3_9_27_and_30_days() throws Exception {
    var asset = bench.files.getFirst().id();
    try (var shelf = new LindiShelf()) {
      shelf.put(asset, "broken");
      for (int days : List.of(1, 3, 9, 27, 30, 30)) {
        assertThat(bench.sync(shelf).figure("filesDue")).isEqualTo(bench.files.size());
        bench.clock.advance(Duration.ofDays(days).minusSeconds(1));
        assertThat(bench.sync(shelf).figure("filesDue")).isZero();
        bench.clock.advance(Duration.ofSeconds(1));
      }
    }
  }

  @Test
  void files_whose_host_fails_are_errors_and_come_back_after_minutes_that_become_hours()
      throws Exception {
    try (var shelf = new LindiShelf()) {
      shelf.status(403);
      for (int minutes : List.of(5, 10, 20, 40, 80, 160, 320, 360, 360)) {
        var notes = bench.sync(shelf);
        assertThat(notes.figure("filesFailed")).isEqualTo(bench.files.size());
        assertThat(notes.errors()).hasSize(bench.files.size());
        var error = notes.errors().getFirst();
        assertThat(error.message())
            .startsWith("the host answered 403: " + shelf.base() + "/dandisets/")
            .contains("/assets/" + error.subject() + "/");
        bench.clock.advance(Duration.ofMinutes(minutes).minusSeconds(1));
        assertThat(bench.sync(shelf).figure("filesDue")).isZero();
        bench.clock.advance(Duration.ofSeconds(1));
      }
      shelf.status(200);
      assertThat(bench.sync(shelf).figure("filesAbsent")).isEqualTo(bench.files.size());
    }
  }

  @Test
  void a_host_that_is_not_there_ends_the_run_early_with_one_clear_line() throws Exception {
    int free;
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      free = socket.getLocalPort();
    }
    var notes = new Notes();

    assertThatThrownBy(
            () -> bench.sync(URI.create("http://127.0.0.1:" + free), LindiSyncOptions.PLAIN, notes))
        .isInstanceOf(LindiHostUnreachable.class)
        .hasMessageStartingWith("No connection to the LINDI host at http://127.0.0.1:" + free)
        .message()
        .doesNotContain("\n");
    assertThat(notes.figure("requests")).isBetween(20L, 60L);
    assertThat(notes.figure("filesFailed")).isLessThan(bench.files.size());
  }

  @Test
  void what_was_read_before_a_cancellation_is_kept() throws Exception {
    var notes = new Notes();
    try (var shelf = new LindiShelf()) {
      for (var file : bench.files) shelf.put(file.id(), GOOD.formatted(1));
      shelf.beforeAnswer(() -> {
        if (shelf.asked().size() == 20) notes.cancellation.ask();
      });
      bench.sync(shelf.base(), LindiSyncOptions.PLAIN, notes);
      shelf.beforeAnswer(() -> {});

      assertThat(notes.figure("filesRead")).isBetween(10L, 40L);
      assertThat(notes.figure("filesFailed")).isZero();
      assertThat(bench.catalog.count("lindi")).isEqualTo(notes.figure("filesRead"));
      var rest = bench.sync(shelf);
      assertThat(rest.figure("filesDue")).isEqualTo(bench.files.size() - notes.figure("filesRead"));
    }
  }

  @Test
  void no_more_files_are_read_at_once_than_is_allowed() throws Exception {
    try (var shelf = new LindiShelf()) {
      bench.sync(
          shelf.base(), LindiSyncOptions.PLAIN.at(LindiPace.USUAL.withConcurrency(2)), new Notes());

      assertThat(shelf.mostAtOnce()).isBetween(1, 2);
      assertThat(shelf.asked()).hasSize(bench.files.size()).doesNotHaveDuplicates();
    }
  }
}
