package dandex.catalog.store;

import static dandex.catalog.store.Samples.T0;
import static dandex.catalog.store.Samples.asset;
import static dandex.catalog.store.Samples.dandisetId;
import static dandex.catalog.store.Samples.id;
import static dandex.catalog.store.Samples.path;
import static dandex.catalog.store.Samples.placed;
import static dandex.catalog.store.Samples.published;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dandex.catalog.Asset;
import dandex.catalog.DandisetId;
import dandex.catalog.Json;
import dandex.catalog.LindiFile;
import dandex.catalog.PlacedAsset;
import dandex.catalog.Topics;
import dandex.catalog.store.LindiChosen.Reason;
import dandex.catalog.store.LindiStore.Due;
import dandex.catalog.store.LindiStore.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LindiSelectionTest {
  private static final int READER = 2;
  private static final Instant NOW = T0.plusSeconds(1000);
  private static final Duration MONTH = Duration.ofDays(30);
  private static final LindiSelection PLAIN =
      LindiSelection.due(NOW, READER).revalidatingAfter(MONTH);
  private static final String URL = "http://lindi/nwb.lindi.json";

  private final TestCatalog catalog = new TestCatalog();
  private final long run =
      catalog.number(
          """
          insert into run (kind, status, host, pid, version, started)
          values ('lindi', 'running', 'here', 1, '0', now()) returning id
          """);

  @Test
  void what_is_due_comes_page_by_page() {
    catalog.keepDraft(1, placed(1), placed(2), placed(3));

    var first = catalog.lindi.due(PLAIN, null, 2);
    var second = catalog.lindi.due(PLAIN, first.getLast(), 2);

    assertThat(ids(first)).containsExactly(1L, 2L);
    assertThat(ids(second)).containsExactly(3L);
    assertThat(catalog.lindi.due(PLAIN, second.getLast(), 2)).isEmpty();
  }

  @Test
  void each_file_comes_with_why_and_with_where_it_stands() {
    catalog.keepDraft(
        1, placed(1), placed(2), placed(3), placed(4), placed(5), placed(6), placed(7));
    keep(READER, Duration.ofDays(-1), read(2), absent(3), rejected(4), failed(5));
    keep(READER - 1, MONTH, read(6));
    keep(READER, MONTH, read(7));
    catalog.keepDraft(
        1, placed(1), placed(2), placed(3), placed(4), placed(5), placed(6), later(7));

    assertThat(catalog.lindi.due(PLAIN, null, 10))
        .extracting(LindiChosen::path, LindiChosen::reason, LindiChosen::asked)
        .containsExactly(
            tuple(path(1), Reason.NEVER_ASKED, null),
            tuple(path(2), Reason.READ, NOW),
            tuple(path(3), Reason.ABSENT, NOW),
            tuple(path(4), Reason.REJECTED, NOW),
            tuple(path(5), Reason.FAILED, NOW),
            tuple(path(6), Reason.OLDER_PROCESSING, NOW),
            tuple(path(7), Reason.ASSET_MODIFIED, NOW));
    assertThat(catalog.lindi.dueCount(PLAIN)).isEqualTo(7);
  }

  @Test
  void a_file_counts_for_every_dandiset_in_which_it_stands_and_is_chosen_once() {
    catalog.keepDraft(1, placed(1), placed(2));
    catalog.keepDraft(2, placed(2), placed(3));
    catalog.keep(3, published(1), placed(3), placed(1));

    assertThat(in(1)).containsExactly(1L, 2L);
    assertThat(in(2)).containsExactly(2L, 3L);
    assertThat(in(3)).containsExactly(1L, 3L);
    assertThat(in(1, 2, 3)).containsExactly(1L, 2L, 3L);
    assertThat(in(4)).isEmpty();
    assertThat(catalog.lindi.due(PLAIN.in(Set.of(dandisetId(3))), null, 10))
        .as("it is asked for where it is always asked for")
        .extracting(chosen -> chosen.due().dandiset())
        .containsExactly(dandisetId(1), dandisetId(2));
  }

  @Test
  void assets_and_dandisets_that_are_named_must_both_hold() {
    catalog.keepDraft(1, placed(1), placed(2));
    catalog.keepDraft(2, placed(3));
    var both = PLAIN.of(Set.of(id(2), id(3))).in(Set.of(dandisetId(1)));

    assertThat(chosen(PLAIN.of(Set.of(id(2), id(3))))).containsExactly(2L, 3L);
    assertThat(chosen(both)).containsExactly(2L);
    assertThat(catalog.lindi.left(both, null, 10))
        .containsExactly(
            new LindiLeft.Of(
                id(3), path(3), new LindiLeft(LindiLeft.Reason.ELSEWHERE, null, null)));
  }

  @Test
  void what_is_forced_is_chosen_though_it_is_not_due() {
    catalog.keepDraft(1, placed(1), placed(2));
    keep(READER, MONTH, read(1), absent(2));

    assertThat(chosen(PLAIN)).isEmpty();
    assertThat(catalog.lindi.due(PLAIN.forced(true), null, 10))
        .extracting(LindiChosen::reason)
        .containsExactly(Reason.FORCED, Reason.FORCED);
  }

  @Test
  void absent_and_unusable_files_can_be_tried_whatever_their_date() {
    catalog.keepDraft(1, placed(1), placed(2), placed(3), placed(4));
    keep(READER, MONTH, read(1), absent(2), rejected(3), failed(4));

    assertThat(chosen(PLAIN)).isEmpty();
    assertThat(chosen(PLAIN.retryingAbsent(true))).containsExactly(2L, 3L);
  }

  @Test
  void a_shorter_time_to_revalidation_holds_for_files_that_were_put_off_for_longer() {
    catalog.keepDraft(1, placed(1), placed(2));
    keep(READER, MONTH.plusDays(3), read(1), absent(2));
    var aWeekLater = LindiSelection.due(NOW.plus(Duration.ofDays(7)), READER);

    assertThat(chosen(aWeekLater.revalidatingAfter(Duration.ofDays(7)))).containsExactly(1L);
    assertThat(chosen(aWeekLater.revalidatingAfter(Duration.ofDays(8)))).isEmpty();
    var later = LindiSelection.due(NOW.plus(Duration.ofDays(32)), READER);
    assertThat(chosen(later.revalidatingAfter(MONTH)))
        .as("what was put off for about a month keeps its own date")
        .isEmpty();
    assertThat(chosen(LindiSelection.due(NOW.plus(Duration.ofDays(33)), READER)))
        .containsExactly(1L, 2L);
  }

  @Test
  void those_asked_longest_ago_can_come_first() {
    catalog.keepDraft(1, placed(1), placed(2), placed(3), placed(4), placed(5));
    keepAt(NOW.minusSeconds(5), READER, MONTH, read(5), read(2));
    keepAt(NOW.minusSeconds(9), READER, MONTH, read(3));
    var selection = PLAIN.forced(true).oldestFirst(true);
    var order = new ArrayList<Long>();
    for (var page = catalog.lindi.due(selection, null, 2);
        !page.isEmpty();
        page = catalog.lindi.due(selection, page.getLast(), 2)) {
      order.addAll(ids(page));
    }

    assertThat(order).containsExactly(1L, 4L, 3L, 2L, 5L);
  }

  @Test
  void how_a_file_was_made_is_told_only_where_nothing_else_tells_whether_it_is_the_same() {
    var made = new Json("{\"generationTimestamp\": \"2024-05-01T00:00:00Z\"}");
    catalog.keepDraft(
        1, placed(1), placed(2), placed(3), placed(4), placed(5), placed(6), placed(7));
    keep(
        READER,
        MONTH,
        file(1, null, null, made),
        file(2, "etag", null, made),
        file(3, null, "Friday", made),
        file(4, null, null, new Json("{\"generatedBy\": \"dandi_lindi\"}")),
        file(5, null, null, null));
    keep(READER - 1, MONTH, file(6, null, null, made));
    keep(READER, MONTH, file(7, null, null, made));
    keep(READER, MONTH, rejected(7));

    assertThat(catalog.lindi.due(PLAIN.forced(true), null, 10))
        .extracting(chosen -> chosen.due().generation())
        .containsExactly(made, null, null, null, null, null, null);
  }

  @Test
  void what_is_looked_at_and_left_is_told_with_why() {
    var zarr =
        new Asset(
            id(3), null, new UUID(1, 1), 1, "application/x-zarr", T0, T0, Topics.NONE, json());
    catalog.keepDraft(
        1, placed(1), placed(2), placed("z", zarr), other(4, "image/tiff"), other(5, null));
    catalog.keepDraft(2, other(6, "image/tiff"));
    keep(READER, MONTH, read(2));
    var notDue = new LindiLeft(LindiLeft.Reason.NOT_DUE, "read", NOW.plus(MONTH));
    var isZarr = new LindiLeft(LindiLeft.Reason.ZARR, null, null);
    var isImage = new LindiLeft(LindiLeft.Reason.OTHER_FORMAT, "image/tiff", null);
    var isNothing = new LindiLeft(LindiLeft.Reason.NO_FORMAT, null, null);

    assertThat(catalog.lindi.left(PLAIN.in(Set.of(dandisetId(1))), null, 10))
        .containsExactly(
            new LindiLeft.Of(id(2), path(2), notDue),
            new LindiLeft.Of(id(3), "z", isZarr),
            new LindiLeft.Of(id(4), "other-4", isImage),
            new LindiLeft.Of(id(5), "other-5", isNothing));
    assertThat(catalog.lindi.left(PLAIN, id(4), 10))
        .extracting(LindiLeft.Of::asset)
        .containsExactly(id(5), id(6));
    assertThat(catalog.lindi.leftByReason(PLAIN))
        .containsExactly(
            new LindiLeft.Group(isImage, 2),
            new LindiLeft.Group(notDue, 1),
            new LindiLeft.Group(isNothing, 1),
            new LindiLeft.Group(isZarr, 1));
  }

  @Test
  void assets_that_are_not_here_are_unknown() {
    catalog.keepDraft(1, placed(1));

    assertThat(catalog.lindi.unknown(List.of(id(9), id(1), id(8)))).containsExactly(id(9), id(8));
  }

  private List<Long> in(int... dandisets) {
    var named = new HashSet<DandisetId>();
    for (int dandiset : dandisets) named.add(dandisetId(dandiset));
    return chosen(PLAIN.in(named));
  }

  private List<Long> chosen(LindiSelection selection) {
    var chosen = ids(catalog.lindi.due(selection, null, 100));
    assertThat(catalog.lindi.dueCount(selection)).isEqualTo(chosen.size());
    return chosen;
  }

  private static List<Long> ids(List<LindiChosen> page) {
    return page.stream()
        .map(chosen -> chosen.due().asset().uuid().getLeastSignificantBits())
        .toList();
  }

  private void keep(int reader, Duration putOff, Outcome... outcomes) {
    keepAt(NOW, reader, putOff, outcomes);
  }

  private void keepAt(Instant at, int reader, Duration putOff, Outcome... outcomes) {
    var dates = LongStream.range(0, outcomes.length).mapToObj(_ -> at.plus(putOff)).toList();
    catalog.lindi.keep(run, reader, at, List.of(outcomes), dates);
  }

  private static Due due(long asset) {
    return new Due(id(asset), dandisetId(1), asset(asset).modified(), 0, null, null);
  }

  private static Outcome read(long asset) {
    return file(asset, "etag", null, null);
  }

  private static Outcome file(
      long asset, @Nullable String etag, @Nullable String lastModified, @Nullable Json made) {
    var structure = new Json("{\"refs\": {\".zattrs\": {}}}");
    return new Outcome.Read(
        due(asset), new LindiFile(URL, etag, lastModified, structure, made, List.of()));
  }

  private static Outcome absent(long asset) {
    return new Outcome.Absent(due(asset), URL);
  }

  private static Outcome rejected(long asset) {
    return new Outcome.Rejected(due(asset), URL, "no refs");
  }

  private static Outcome failed(long asset) {
    return new Outcome.Failed(due(asset), URL, "timed out");
  }

  private static PlacedAsset later(long asset) {
    var old = asset(asset);
    return placed(
        path(asset),
        new Asset(
            old.id(),
            old.blob(),
            null,
            old.bytes(),
            old.encodingFormat(),
            old.created(),
            old.modified().plusSeconds(1),
            old.topics(),
            old.metadata()));
  }

  private static PlacedAsset other(long asset, @Nullable String format) {
    return placed(
        "other-" + asset,
        new Asset(id(asset), new UUID(2, asset), null, 1, format, T0, T0, Topics.NONE, json()));
  }

  private static Json json() {
    return new Json("{}");
  }
}
