package dandex.indexer.archive;

import static dandex.indexer.archive.Pages.asset;
import static dandex.indexer.archive.Pages.assets;
import static dandex.indexer.archive.Pages.dandiset;
import static dandex.indexer.archive.Pages.page;
import static dandex.indexer.archive.Script.brokenOff;
import static dandex.indexer.archive.Script.gzipped;
import static dandex.indexer.archive.Script.json;
import static dandex.indexer.archive.Script.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dandex.catalog.DandisetId;
import dandex.catalog.ListedAsset;
import dandex.catalog.PlacedAsset;
import dandex.catalog.VersionId;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DandiArchiveTest {
  private static final DandisetId ID = new DandisetId("000003");
  private static final String NOT_FOUND = "{\"detail\": \"Not found.\"}";

  @Test
  void the_list_is_read_page_by_page() throws IOException {
    try (var script =
        new Script(
            json(page(3, true, List.of(dandiset("000003"), dandiset("000005")))),
            json(page(3, false, List.of(dandiset("000409")))))) {
      var listed = script.archive().dandisets();

      assertThat(listed)
          .extracting(one -> one.id().digits())
          .containsExactly("000003", "000005", "000409");
      assertThat(listed.getFirst().dandiset().stars()).isEqualTo(3);
      assertThat(listed.getFirst().watermark().draftModified())
          .isEqualTo(Instant.parse("2023-05-01T10:00:00.000001Z"));
      assertThat(script.asked())
          .containsExactly(
              "/dandisets/?ordering=id&page=1&page_size=200",
              "/dandisets/?ordering=id&page=2&page_size=2");
    }
  }

  @Test
  void a_list_shorter_than_announced_is_read_again_and_never_believed() throws IOException {
    try (var script = new Script(json(page(2, false, List.of(dandiset("000003")))))) {
      var archive = script.archive();

      assertThatThrownBy(archive::dandisets)
          .isInstanceOf(ArchiveFailure.class)
          .hasMessageContaining("page 1 announced 2 items, 1 were listed");
      assertThat(script.asked()).hasSize(3);
    }
  }

  @Test
  void a_list_that_moved_once_is_read_again() throws IOException {
    var twice = json(page(2, false, List.of(dandiset("000003"), dandiset("000003"))));
    var whole = json(page(2, false, List.of(dandiset("000003"), dandiset("000005"))));
    try (var script = new Script(twice, whole)) {
      assertThat(script.archive().dandisets()).hasSize(2);
    }
  }

  @Test
  void presence_is_believed_from_the_archives_own_words_only() throws IOException {
    try (var script =
        new Script(
            json(dandiset("000003")),
            status(404, "application/json", NOT_FOUND),
            status(401, "application/json", "{\"detail\": \"Authentication …\"}"),
            status(404, "text/html", "<h1>Not Found</h1>"),
            status(503, "text/html", "Application error"))) {
      var archive = script.archive();

      assertThat(archive.presence(ID)).isInstanceOf(Presence.Present.class);
      assertThat(archive.presence(ID)).isInstanceOf(Presence.Deleted.class);
      assertThat(archive.presence(ID)).isInstanceOf(Presence.Embargoed.class);
      assertThatThrownBy(() -> archive.presence(ID))
          .isInstanceOf(ArchiveFailure.class)
          .hasMessageEndingWith("/dandisets/000003/ failed: the archive answered 404");
      assertThatThrownBy(() -> archive.presence(ID)).hasMessageEndingWith("answered 503");
    }
  }

  @Test
  void what_may_pass_is_asked_again() throws IOException {
    var good = page(1, false, List.of(dandiset("000003")));
    try (var script =
        new Script(
            status(429, "application/json", "{}", "Retry-After", "0"),
            status(502, "text/html", "Bad gateway"),
            brokenOff(good),
            gzipped(good))) {
      var archive = script.archive();

      assertThat(archive.dandisets()).hasSize(1);
      assertThat(archive.traffic().requests()).isEqualTo(4);
      assertThat(archive.traffic().retries()).isEqualTo(3);
      assertThat(archive.traffic().bytes()).isPositive();
    }
  }

  @Test
  void a_body_that_is_no_json_is_asked_for_again() throws IOException {
    var good = page(1, false, List.of(dandiset("000003")));
    try (var script =
        new Script(
            json("<html>maintenance</html>"),
            json(good.substring(0, good.length() / 2)),
            json("[]"),
            json(good))) {
      assertThat(script.archive().dandisets()).hasSize(1);
    }
  }

  @Test
  void a_body_that_stalls_is_given_up() throws IOException {
    var good = page(1, false, List.of(dandiset("000003")));
    try (var script = new Script(json(good))) {
      script.then(script.stalled());
      script.then(json(good));
      var hasty = script.options().withTimeout(Duration.ofMillis(500));
      var archive = new DandiArchive(hasty, Clock.systemUTC());

      archive.dandisets();
      assertThat(archive.dandisets()).hasSize(1);
      assertThat(archive.traffic().retries()).isEqualTo(1);
    }
  }

  @Test
  void every_request_waits_while_the_archive_wants_quiet() throws IOException {
    var good = json(page(1, false, List.of(dandiset("000003"))));
    try (var script = new Script(status(429, "application/json", "{}", "Retry-After", "1"), good)) {
      var patient = script.options().withRetries(2, Duration.ofMillis(1), Duration.ofSeconds(5));
      var start = System.nanoTime();

      assertThat(new DandiArchive(patient, Clock.systemUTC()).dandisets()).hasSize(1);
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofSeconds(1));
    }
  }

  @Test
  void an_archive_that_is_not_there_is_one_clear_line() throws IOException {
    int port;
    try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    var nowhere = "http://127.0.0.1:" + port + "/api";
    var archive = new DandiArchive(ArchiveOptions.of(nowhere, "dandex/test"), Clock.systemUTC());

    assertThatThrownBy(archive::dandisets)
        .isInstanceOf(ArchiveFailure.class)
        .hasMessageStartingWith("The archive at " + nowhere + " does not answer: ")
        .hasMessageNotContaining("\n");
    assertThat(archive.traffic().requests()).isEqualTo(2);
  }

  @Test
  void assets_are_read_by_path_and_counted() throws IOException {
    try (var script =
        new Script(json(page(3, true, assets(0, 2))), json(page(null, false, assets(2, 1))))) {
      var seen = new ArrayList<PlacedAsset>();
      var archive = new DandiArchive(script.options().withPageSize(2), Clock.systemUTC());

      assertThat(archive.assets(ID, VersionId.DRAFT, slice -> seen.addAll(slice.items())))
          .isEqualTo(new Listing.Complete(3, 2));
      assertThat(seen).extracting(PlacedAsset::path).doesNotHaveDuplicates().hasSize(3);
      assertThat(script.asked())
          .containsExactly(
              "/dandisets/000003/versions/draft/assets/?order=path&metadata=true&page=1&page_size=2",
              "/dandisets/000003/versions/draft/assets/?order=path&metadata=true&page=2&page_size=2");
    }
  }

  @Test
  void pages_are_halved_when_the_archive_is_overburdened_and_stay_so() throws IOException {
    var busy = status(503, "text/html", "Application error");
    try (var script =
        new Script(
            json(page(1500, true, assets(0, 1000))),
            busy,
            busy,
            busy,
            json(page(null, false, assets(1000, 500))),
            json(page(0, false, List.of())))) {
      var archive = script.archive();

      assertThat(archive.assets(ID, VersionId.DRAFT, slice -> true))
          .isEqualTo(new Listing.Complete(1500, 2));
      assertThat(script.asked().getLast()).endsWith("&page=3&page_size=500");
      archive.assets(ID, VersionId.DRAFT, slice -> true);
      assertThat(script.asked().getLast()).endsWith("&page=1&page_size=500");
    }
  }

  @Test
  void a_page_that_repeats_an_asset_says_that_the_listing_moved() throws IOException {
    try (var script =
        new Script(json(page(4, true, assets(0, 2))), json(page(null, false, assets(1, 2))))) {
      var archive = new DandiArchive(script.options().withPageSize(2), Clock.systemUTC());

      assertThat(archive.assets(ID, VersionId.DRAFT, slice -> true))
          .isInstanceOf(Listing.Moved.class);
    }
  }

  @Test
  void a_reader_that_has_enough_is_given_no_more() throws IOException {
    try (var script = new Script(json(page(4, true, assets(0, 2))))) {
      var archive = new DandiArchive(script.options().withPageSize(2), Clock.systemUTC());

      assertThat(archive.firstAssets(ID, VersionId.DRAFT, 2, slice -> false))
          .isEqualTo(new Listing.Stopped(4, 1));
      assertThat(script.asked()).hasSize(1);
    }
  }

  @Test
  void a_stretch_of_a_listing_is_described_in_pages_that_fit_it() throws IOException {
    try (var script =
        new Script(
            json(page(6, true, assets(0, 4))),
            json(page(null, false, assets(4, 2))),
            json(page(null, false, assets(4, 2))))) {
      var archive = new DandiArchive(script.options().withPageSize(4), Clock.systemUTC());
      var slices = new ArrayList<Slice<ListedAsset>>();
      archive.listedAssets(ID, VersionId.DRAFT, slices::add);

      assertThat(archive.describe(ID, VersionId.DRAFT, slices.getLast())).hasSize(2);
      assertThat(script.asked().getLast()).endsWith("&metadata=true&page=2&page_size=4");
    }
  }

  @Test
  void metadata_is_kept_as_it_was_sent() throws IOException {
    var metadata =
        "{ \"contentSize\":9007199254740993123456789, \"x\" : 1.10, \"ö\": \"\\\\u0000"
            + " \\ud83d\\ude00\" }";
    try (var script = new Script(json(page(1, false, List.of(asset(1, metadata)))))) {
      var seen = new ArrayList<PlacedAsset>();
      script.archive().assets(ID, VersionId.DRAFT, slice -> seen.addAll(slice.items()));

      assertThat(seen.getFirst().asset().metadata().text()).isEqualTo(metadata);
    }
  }

  @Test
  void characters_that_postgres_refuses_do_not_lose_an_asset() throws IOException {
    var metadata =
        "{\"a\\u0000b\": \"c\\u0000\", \"species\": \"\\ud800x\", \"path\": \"\\\\\\u0000\"}";
    try (var script = new Script(json(page(1, false, List.of(asset(1, metadata)))))) {
      var seen = new ArrayList<PlacedAsset>();
      script.archive().assets(ID, VersionId.DRAFT, slice -> seen.addAll(slice.items()));

      assertThat(seen.getFirst().asset().metadata().text())
          .isEqualTo("{\"ab\": \"c\", \"species\": \"\\ufffdx\", \"path\": \"\\\\\"}");
    }
  }
}
