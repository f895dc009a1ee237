package dandex.sandbox.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// That a seed is all there is to holdings.
class HoldingsTest {
  /// Per asset, what the membership of versions takes with some room; its JSON is 2,600.
  private static final long BYTES_AN_ASSET = 40;

  @Test
  void the_same_seed_makes_the_same_bytes() {
    var one = Holdings.generated(3, 15, 400);
    var two = Holdings.generated(3, 15, 400);
    try (var first = Archive.serve(one, 0);
        var second = Archive.serve(two, 0)) {
      for (var identifier : first.knows().identifiers()) {
        for (var path :
            List.of(
                "/api/dandisets/" + identifier + "/versions/draft/",
                "/api/dandisets/"
                    + identifier
                    + "/versions/draft/assets/?metadata=1&page_size=1000")) {
          var told = new String(new Client(first.url()).get(path).body(), StandardCharsets.UTF_8);
          var again = new String(new Client(second.url()).get(path).body(), StandardCharsets.UTF_8);
          assertThat(again.replace(second.url(), first.url())).isEqualTo(told);
        }
      }
      assertThat(second.knows().all().toList()).isEqualTo(first.knows().all().toList());
    }
  }

  @Test
  void another_seed_makes_other_assets() {
    var one = Holdings.generated(3, 15, 400).content();
    var two = Holdings.generated(4, 15, 400).content();

    assertThat(IntStream.range(0, 400).filter(row -> one.asset(row).equals(two.asset(row))))
        .isEmpty();
  }

  @Test
  void what_one_archive_changes_another_one_with_the_same_holdings_does_not_see() {
    var holdings = Holdings.generated(3, 15, 400);
    try (var changed = Archive.serve(holdings, 0);
        var other = Archive.serve(holdings, 0)) {
      var id = changed.knows().identifiers().getFirst();
      var before = other.knows().paths(id, "draft");
      changed.curator().empty(id);

      assertThat(other.knows().paths(id, "draft")).isEqualTo(before).isNotEmpty();
    }
  }

  @Test
  void a_million_assets_fit_into_a_small_heap() {
    var empty = used();
    try (var archive = Archive.serve(Holdings.generated(8, 1500, 1_000_000), 0)) {
      var client = new Client(archive.url());
      var dandisets = client.all("/api/dandisets/?page_size=1000&ordering=-size");
      var places = archive.knows().places();
      var biggest =
          dandisets.stream()
              .max(
                  Comparator.comparingInt(
                      dandiset -> dandiset.at("/draft_version/asset_count").asInt()))
              .orElseThrow();
      var count = biggest.at("/draft_version/asset_count").asInt();
      var assets =
          "/api/dandisets/%s/versions/draft/assets/".formatted(biggest.get("identifier").asText());
      var deep =
          client.json(assets + "?metadata=1&page_size=1000&order=path&page=" + (count / 1000 - 3));
      var newest =
          client.json(assets + "?page_size=1000&order=-modified,path&page=" + count / 2000);
      var taken = used() - empty;

      assertThat(dandisets).hasSize(1500);
      assertThat(places).isGreaterThan(1_000_000);
      assertThat(count).isGreaterThan(100_000);
      assertThat(deep.get("results")).hasSize(1000).allMatch(asset -> asset.has("metadata"));
      assertThat(newest.get("results")).hasSize(1000);
      assertThat(taken / 1_000_000).as("%d bytes of heap", taken).isLessThan(BYTES_AN_ASSET);
    }
  }

  private static long used() {
    var runtime = Runtime.getRuntime();
    System.gc();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
