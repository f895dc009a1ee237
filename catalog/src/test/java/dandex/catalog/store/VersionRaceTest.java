package dandex.catalog.store;

import static dandex.catalog.store.Samples.asset;
import static dandex.catalog.store.Samples.dandiset;
import static dandex.catalog.store.Samples.dandisetId;
import static dandex.catalog.store.Samples.id;
import static dandex.catalog.store.Samples.path;
import static dandex.catalog.store.Samples.placed;
import static dandex.catalog.store.Samples.published;
import static dandex.catalog.store.Samples.version;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dandex.catalog.PlacedAsset;
import dandex.catalog.VersionId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VersionRaceTest {
  private final TestCatalog catalog = new TestCatalog();

  @Test
  void a_version_is_seen_as_it_was_or_as_it_is_and_never_between() throws Exception {
    var one = content(1, 300, "one");
    var other = content(200, 500, "other");
    catalog.keepDraft(1, one);
    var seen = new HashSet<String>();
    var keeping = new AtomicBoolean(true);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var reader =
          threads.submit(() -> {
            while (keeping.get()) seen.addAll(state());
            return null;
          });
      for (int round = 0; round < 4; round++) {
        catalog.keepDraft(1, other);
        catalog.keepDraft(1, one);
      }
      keeping.set(false);
      reader.get();
    }

    assertThat(seen).isSubsetOf("one 299 1 299 299", "other 300 200 499 300");
  }

  /// One statement, so one snapshot.
  private List<String> state() {
    return catalog.words(
        """
        select string_agg(distinct a.metadata ->> 'word', ' and ') || ' ' || count(*)
          || ' ' || min(a.bytes - 1000) || ' '
          || max(a.bytes - 1000) || ' ' || (select count(*) from asset)
        from place p join asset a on a.id = p.asset
        """);
  }

  private static PlacedAsset[] content(long from, long to, String word) {
    return LongStream.range(from, to)
        .mapToObj(n -> placed(path(n), asset(n, word)))
        .toArray(PlacedAsset[]::new);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void dandisets_that_share_assets_are_kept_side_by_side(long seed) throws Exception {
    var work = new ArrayList<Callable<Void>>();
    for (int n = 1; n <= 4; n++) {
      var dandiset = n;
      var random = new Random(seed * 10 + n);
      work.add(() -> keepAll(dandiset, random));
    }
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var done : threads.invokeAll(work)) done.get();
    }

    assertThat(
            catalog.words(
                "select v.dandiset || v.version || ' ' || count(*) from place p join version v on"
                    + " v.id = p.version group by v.id order by 1"))
        .as("seed %s", seed)
        .containsExactlyInAnyOrder(
            "000001draft 41",
            "0000010.240001.1200 21",
            "000002draft 41",
            "0000020.240001.1200 21",
            "000003draft 41",
            "0000030.240001.1200 21",
            "000004draft 41",
            "0000040.240001.1200 21");
    assertThat(
            catalog.number(
                "select count(*) from asset where not exists (select from place where asset = id)"))
        .as("seed %s", seed)
        .isZero();
    assertThat(
            catalog.words(
                "select distinct a.metadata ->> 'word' from asset a join place p on p.asset = a.id"
                    + " join version v on v.id = p.version where v.version = 'draft' order by 1"))
        .as("seed %s: the draft's description wins", seed)
        .allMatch(word -> word.startsWith("draft"));
    assertThat(
            catalog.number(
                "select count(*) from asset where not exists (select from outbox where kind ="
                    + " 'asset' and key = id::text)"))
        .isZero();
  }

  private Void keepAll(int dandiset, Random random) {
    for (int round = 0; round < 12; round++) {
      catalog.keep(
          dandiset, VersionId.DRAFT, some(random, 40, 1000 + dandiset, "draft" + dandiset));
      catalog.keep(dandiset, published(1), some(random, 20, 2000 + dandiset, "published"));
      if (round < 11 && random.nextInt(4) == 0) {
        catalog.dandisets.withdraw(dandisetId(dandiset), "deleted", Samples.T0);
      }
    }
    return null;
  }

  /// So many of sixty assets in any order, and one of its own.
  private static PlacedAsset[] some(Random random, int count, long own, String word) {
    var numbers = new ArrayList<>(LongStream.range(0, 60).boxed().toList());
    Collections.shuffle(numbers, random);
    var chosen = new ArrayList<>(numbers.subList(0, count));
    chosen.add(own);
    return chosen.stream().map(n -> placed(path(n), asset(n, word))).toArray(PlacedAsset[]::new);
  }

  @Test
  void a_keep_whose_connection_dies_half_way_leaves_the_version_as_it_was() {
    catalog.keepDraft(1, placed(1), placed(2));
    var truth = catalog.truth();
    var before = catalog.outbox();
    catalog.execute(
        """
        create function die() returns trigger language plpgsql as $$
          begin perform pg_terminate_backend(pg_backend_pid()); return null; end $$;
        create trigger die after insert on place execute function die();
        """);
    try {
      assertThatThrownBy(() -> catalog.keepDraft(1, placed(2), placed(3)))
          .hasMessageContaining("terminating connection");
    } finally {
      catalog.execute("drop trigger die on place; drop function die()");
    }

    assertThat(catalog.truth()).isEqualTo(truth);
    assertThat(catalog.outbox()).isEqualTo(before);
    assertThat(catalog.keepDraft(1, placed(2), placed(3))).isEqualTo(new Difference(1, 0, 1));
  }

  @Test
  void an_asset_that_leaves_while_it_is_only_listed_is_never_lost_in_silence() throws Exception {
    catalog.keepDraft(1, placed(1));
    var load = catalog.versions.begin();
    catalog.versions.stageListed(load, List.of(Samples.listed(1)));
    catalog.keepDraft(1);

    assertThatThrownBy(() -> catalog.versions.keep(load, dandiset(2), version(2, published(1))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(id(1).toString());
    assertThat(catalog.dandisets.identifiers()).containsExactly(dandisetId(1));
  }

  @Test
  void a_transaction_that_lost_a_race_is_run_again() {
    var rounds = new AtomicInteger();

    var answer =
        new Transactions(catalog.jdbi)
            .run(handle -> {
              if (rounds.incrementAndGet() < 4) {
                handle.execute(
                    "do $$ begin raise exception 'made up' using errcode = '40P01'; end $$");
              }
              return "done";
            });

    assertThat(answer).isEqualTo("done");
    assertThat(rounds).hasValue(4);
  }
}
