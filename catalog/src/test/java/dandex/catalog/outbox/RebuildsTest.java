package dandex.catalog.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dandex.catalog.DocumentKind;
import dandex.catalog.store.Database;
import dandex.sandbox.TestServers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.postgres.PostgresPlugin;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Rebuilds on record.
class RebuildsTest {
  private final Database database =
      Database.open(TestServers.freshDatabase(), 2, Duration.ofSeconds(20));
  private final Rebuilds rebuilds = new Rebuilds(database.dataSource());
  private final Swaps swaps = new Swaps(database.dataSource());
  private final RebuildRanges ranges = new RebuildRanges(database.dataSource());
  private final Refusals refusals = new Refusals(database.dataSource());

  @AfterEach
  void close() {
    database.close();
  }

  private IndexRebuild done(String built, String replaced) {
    var rebuild = rebuilds.begin("p", new Horizon(700));
    rebuilds.name(rebuild.id(), DocumentKind.ASSET, built);
    swaps.serving(rebuild.id(), Map.of(DocumentKind.ASSET, replaced), new Horizon(600));
    swaps.done(rebuild);
    return rebuild;
  }

  @Test
  void a_rebuild_is_found_as_far_as_it_is_on_record() {
    assertThat(rebuilds.open("p")).isEmpty();
    var begun = rebuilds.begin("p", new Horizon(700));
    assertThat(rebuilds.open("p")).contains(begun);
    assertThat(rebuilds.open("q")).isEmpty();

    rebuilds.name(begun.id(), DocumentKind.ASSET, "p-asset-1");
    rebuilds.name(begun.id(), DocumentKind.ASSET, "p-asset-2");
    rebuilds.advance(begun.id(), new Horizon(800));

    assertThat(rebuilds.open("p"))
        .contains(begun.with(DocumentKind.ASSET, "p-asset-2").at(new Horizon(800)));
  }

  @Test
  void what_is_done_given_up_or_taken_back_is_not_under_way() {
    var first = done("p-asset-2", "p-asset-1");
    assertThat(rebuilds.open("p")).isEmpty();
    assertThat(rebuilds.done("p").orElseThrow().replaced())
        .isEqualTo(Map.of(DocumentKind.ASSET, "p-asset-1"));

    var second = rebuilds.begin("p", new Horizon(900));
    rebuilds.abandon(second.id());
    assertThat(rebuilds.open("p")).isEmpty();
    assertThat(rebuilds.done("p").orElseThrow().id()).isEqualTo(first.id());

    swaps.takenBack(first);
    assertThat(rebuilds.done("p")).isEmpty();
  }

  @Test
  void of_two_who_record_the_same_swap_one_makes_due() {
    Jdbi.create(database.dataSource())
        .installPlugin(new PostgresPlugin())
        .useHandle(handle -> TestOutbox.write(handle, List.of("a", "b")));
    var rebuild = rebuilds.begin("p", new Horizon(1));
    swaps.serving(rebuild.id(), Map.of(), new Horizon(1));

    assertThat(swaps.done(rebuild)).isEqualTo(2);
    assertThat(swaps.done(rebuild)).isZero();
    assertThat(swaps.takenBack(rebuild)).isEqualTo(2);
    assertThat(swaps.takenBack(rebuild)).isZero();
    assertThat(swaps.done(rebuild)).isZero();
    assertThat(rebuilds.done("p")).isEmpty();
  }

  @Test
  void all_indices_of_ended_rebuilds_are_disused_but_those_that_are_kept() {
    done("p-asset-2", "p-asset-1");
    done("p-asset-3", "p-asset-2");
    var open = rebuilds.begin("p", new Horizon(900));
    rebuilds.name(open.id(), DocumentKind.ASSET, "p-asset-4");

    // What serves is among them: whoever deletes looks at the aliases.
    assertThat(rebuilds.disused("p", 1)).containsExactly("p-asset-1", "p-asset-3");
    assertThat(rebuilds.disused("p", 0)).containsExactly("p-asset-1", "p-asset-2", "p-asset-3");
    assertThat(rebuilds.disused("p", 2)).containsExactly("p-asset-3");
  }

  @Test
  void ranges_cover_all_keys_and_know_how_far_each_is_filled() {
    var id = rebuilds.begin("p", new Horizon(700)).id();
    assertThat(ranges.isDivided(id, DocumentKind.ASSET)).isFalse();

    ranges.divide(id, DocumentKind.ASSET, List.of("f", "p"));

    assertThat(ranges.isDivided(id, DocumentKind.ASSET)).isTrue();
    assertThat(ranges.left(id, DocumentKind.ASSET))
        .containsExactly(
            new KeyRange(1, null, "f"), new KeyRange(2, "f", "p"), new KeyRange(3, "p", null));
    ranges.reached(id, DocumentKind.ASSET, new KeyRange(2, "h", "p"), false);
    ranges.reached(id, DocumentKind.ASSET, new KeyRange(1, "f", "f"), true);
    assertThat(ranges.left(id, DocumentKind.ASSET))
        .containsExactly(new KeyRange(2, "h", "p"), new KeyRange(3, "p", null));
    assertThat(ranges.progress(id)).isEqualTo(new RebuildRanges.Progress(3, 1));
  }

  @Test
  void a_document_that_was_refused_is_no_more_when_it_is_taken() {
    var id = rebuilds.begin("p", new Horizon(700)).id();

    refusals.record(id, DocumentKind.ASSET, List.of("c"), Map.of("a", "too long"));
    assertThat(refusals.among(id, DocumentKind.ASSET, List.of("a", "b", "c"))).containsExactly("a");
    assertThat(refusals.worse(id)).isEqualTo(new Refusals.Worse(1, "a: too long"));

    refusals.record(id, DocumentKind.ASSET, List.of("a"), Map.of());
    assertThat(refusals.worse(id)).isEqualTo(new Refusals.Worse(0, ""));
  }
}
