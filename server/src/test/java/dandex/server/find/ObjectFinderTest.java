package dandex.server.find;

import static dandex.server.find.Shelf.GROUPS;
import static dandex.server.find.Shelf.MOUSE;
import static dandex.server.find.Shelf.SHARED;
import static dandex.server.find.Shelf.is;
import static org.assertj.core.api.Assertions.assertThat;

import dandex.catalog.AssetId;
import dandex.catalog.Condition.StartsWith;
import dandex.catalog.Filter;
import dandex.catalog.NwbObject;
import dandex.catalog.ObjectField;
import dandex.catalog.Page;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ObjectFinderTest {
  private static final long SEED = 7;
  private final Content content = ContentOfShelf.get();
  private final ObjectFinder finder = new ObjectFinder(content.database.dataSource());

  @Test
  void each_asset_has_its_page_in_the_order_asked_for() {
    var nowhere = new AssetId(new UUID(9, 9));
    var pages =
        finder.pages(
            List.of(SHARED, GROUPS, nowhere, MOUSE, GROUPS),
            Filter.everything(),
            new Page(2, null),
            true);

    assertThat(pages.keySet()).containsExactly(SHARED, GROUPS, nowhere, MOUSE);
    assertThat(pages.get(SHARED)).isEqualTo(new ObjectPage(List.of(), false, 0L));
    assertThat(pages.get(nowhere)).isEqualTo(new ObjectPage(List.of(), false, 0L));
    assertThat(pages.get(MOUSE)).isEqualTo(new ObjectPage(objects(MOUSE), false, 1L));
    assertThat(pages.get(GROUPS))
        .isEqualTo(new ObjectPage(objects(GROUPS).subList(0, 2), true, 3L));
  }

  @Test
  void a_page_goes_on_after_a_path_and_counts_all_matches_nevertheless() {
    var groups = is(ObjectField.PATH, new StartsWith("groups/"));

    assertThat(
            finder
                .pages(List.of(GROUPS), groups, new Page(5, List.of("groups/a")), true)
                .get(GROUPS))
        .isEqualTo(new ObjectPage(objects(GROUPS).subList(1, 2), false, 2L));
    assertThat(finder.pages(List.of(GROUPS), groups, new Page(0, null), false).get(GROUPS))
        .isEqualTo(new ObjectPage(List.of(), true, null));
  }

  @Test
  void no_assets_cost_no_statement() {
    var counting = new CountingDataSource(content.database.dataSource());

    assertThat(
            new ObjectFinder(counting)
                .pages(List.of(), Filter.everything(), new Page(5, null), true))
        .isEmpty();
    assertThat(counting.statements()).isZero();
  }

  @Test
  void all_assets_together_cost_one_statement() {
    var counting = new CountingDataSource(content.database.dataSource());

    new ObjectFinder(counting)
        .pages(
            List.of(MOUSE, GROUPS, SHARED), Filter.everything(), new Page(5, List.of("a")), true);

    assertThat(counting.statements()).isEqualTo(1);
  }

  @Test
  void objects_found_at_random_are_those_that_the_truth_finds() {
    var random = new Random(SEED);
    var rows = new RandomRows(SEED).rows(40);
    var filters = new RandomFilters(random, List.of());
    try (var whole = new Content()) {
      whole.keep(rows);
      var ofWhole = new ObjectFinder(whole.database.dataSource());
      for (var round = 0; round < 200; round++) {
        var filter = filters.objects();
        var from = random.nextBoolean() ? null : "processing/LFP";
        var page = page(random.nextInt(4), from, random.nextBoolean());
        var ids = rows.stream().map(row -> row.asset().id()).toList();
        var pages = ofWhole.pages(ids, filter, page, true);
        for (var row : rows) {
          assertThat(pages.get(row.asset().id()))
              .as("seed %d, round %d: %s on %s", SEED, round, filter, page)
              .isEqualTo(page(row, filter, page, from));
        }
      }
    }
  }

  // NullAway takes the elements of the component for non-null when it reads the class file.
  @SuppressWarnings("NullAway")
  private static Page page(int size, @Nullable String from, boolean backward) {
    return new Page(size, from == null ? null : List.of(from), backward);
  }

  private static ObjectPage page(
      Row row, Filter<ObjectField> filter, Page page, @Nullable String from) {
    var all = new ArrayList<NwbObject>();
    for (var object : row.objects()) if (Truth.holds(object, filter)) all.add(object);
    var byPath = Comparator.comparing(NwbObject::path);
    all.sort(page.backward() ? byPath.reversed() : byPath);
    var rest =
        all.stream()
            .filter(object ->
                from == null
                    || (page.backward()
                        ? object.path().compareTo(from) < 0
                        : object.path().compareTo(from) > 0))
            .toList();
    var shown = rest.stream().limit(page.size()).toList();
    return new ObjectPage(
        page.backward() ? shown.reversed() : shown, rest.size() > page.size(), (long) all.size());
  }

  private static List<NwbObject> objects(AssetId asset) {
    return Shelf.ROWS.stream()
        .filter(row -> row.asset().id().equals(asset))
        .findFirst()
        .orElseThrow()
        .objects();
  }
}
