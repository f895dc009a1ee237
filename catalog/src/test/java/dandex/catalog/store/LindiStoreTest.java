package dandex.catalog.store;

import static dandex.catalog.store.Samples.T0;
import static dandex.catalog.store.Samples.asset;
import static dandex.catalog.store.Samples.dandisetId;
import static dandex.catalog.store.Samples.id;
import static dandex.catalog.store.Samples.path;
import static dandex.catalog.store.Samples.placed;
import static dandex.catalog.store.Samples.published;
import static dandex.catalog.store.TestCatalog.key;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import dandex.catalog.Asset;
import dandex.catalog.Json;
import dandex.catalog.LindiFile;
import dandex.catalog.NwbContents;
import dandex.catalog.NwbFile;
import dandex.catalog.NwbObject;
import dandex.catalog.NwbObject.Kind;
import dandex.catalog.NwbSamples;
import dandex.catalog.Topics;
import dandex.catalog.store.LindiStore.Due;
import dandex.catalog.store.LindiStore.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LindiStoreTest {
  private static final int READER = 2;
  private static final Instant NOW = T0.plusSeconds(1000);
  private static final Instant NEXT_WEEK = T0.plusSeconds(600_000);
  private static final String URL = "http://lindi/000001/nwb.lindi.json";

  private final TestCatalog catalog = new TestCatalog();
  private final long run =
      catalog.number(
          """
          insert into run (kind, status, host, pid, version, started)
          values ('lindi', 'running', 'here', 1, '0', now()) returning id
          """);

  @Test
  void nwb_files_that_were_never_asked_for_are_due() {
    var zarr =
        new Asset(
            id(3),
            null,
            new UUID(1, 1),
            1,
            "application/x-nwb",
            T0,
            T0,
            Topics.NONE,
            new Json("{}"));
    var movie =
        new Asset(id(4), new UUID(1, 2), null, 1, "video/mp4", T0, T0, Topics.NONE, new Json("{}"));
    catalog.keepDraft(7, placed(1), placed(2));
    catalog.keep(3, published(1), placed(1), placed("z", zarr), placed("m", movie));

    assertThat(due())
        .containsExactly(
            new Due(id(1), dandisetId(7), asset(1).modified(), 0, null, null),
            new Due(id(2), dandisetId(7), asset(2).modified(), 0, null, null));
    assertThat(catalog.lindi.dueCount(LindiSelection.due(NOW, READER))).isEqualTo(2);
  }

  @Test
  void a_file_that_was_read_is_kept_with_its_objects_and_not_due_until_its_date() {
    catalog.keepDraft(1, placed(1));
    var before = catalog.outbox();

    assertThat(keep(read(1, file("s1", units(), series())))).isEqualTo(new Difference(1, 0, 0));

    assertThat(catalog.assets.objects(List.of(id(1))).get(id(1)))
        .containsExactly(series(), units());
    assertThat(catalog.lindi.byAsset(List.of(id(9), id(1)), true))
        .containsOnlyKeys(id(1))
        .containsEntry(
            id(1),
            new LindiRecord(
                "read",
                null,
                URL,
                NOW,
                READER,
                structure("s1").text().length(),
                new Json("{\"by\": \"s1\"}"),
                structure("s1")));
    assertThat(requireNonNull(catalog.lindi.byAsset(List.of(id(1)), false).get(id(1))).structure())
        .isNull();
    assertThat(catalog.dueSince(before)).containsExactly(key(1));
    assertThat(due()).isEmpty();
    assertThat(due(NEXT_WEEK, READER))
        .containsExactly(
            new Due(id(1), dandisetId(1), asset(1).modified(), 0, "etag of s1", "Friday"));
  }

  @Test
  void a_file_is_due_when_its_asset_was_modified() {
    catalog.keepDraft(1, placed(1));
    keep(read(1, file("s1")));
    var old = asset(1);
    var touched =
        new Asset(
            old.id(),
            old.blob(),
            old.zarr(),
            old.bytes(),
            old.encodingFormat(),
            old.created(),
            old.modified().plusSeconds(1),
            old.topics(),
            old.metadata());

    catalog.keepDraft(1, placed(path(1), touched));

    assertThat(due()).extracting(Due::etag).containsExactly("etag of s1");
  }

  @Test
  void what_an_older_reader_processed_is_due_and_asked_for_without_condition() {
    catalog.keepDraft(1, placed(1), placed(2), placed(3));
    keep(read(1, file("s1")), rejected(2), absent(3));

    var due = due(NOW, READER + 1);

    assertThat(due).extracting(Due::asset).containsExactly(id(1), id(2));
    assertThat(due).extracting(Due::etag).containsOnlyNulls();
    assertThat(due).extracting(Due::lastModified).containsOnlyNulls();
  }

  @Test
  void reading_the_same_file_again_changes_nothing_but_the_dates() {
    catalog.keepDraft(1, placed(1));
    keep(read(1, file("s1", units(), series())));
    var before = catalog.outbox();
    var truth = catalog.truth();
    var writers = catalog.words("select distinct xmin::text from nwb_item");

    assertThat(keepAt(NOW.plusSeconds(60), read(1, file("s1", units(), series()))))
        .isEqualTo(Difference.NONE);

    // a document says when the file was processed
    assertThat(catalog.dueSince(before)).containsExactly(key(1));
    assertThat(catalog.truth()).isEqualTo(truth);
    assertThat(catalog.words("select distinct xmin::text from nwb_item")).isEqualTo(writers);
    assertThat(catalog.words("select asked_at::text from lindi"))
        .containsExactly("2024-03-01 10:17:40.123456+00");
  }

  @Test
  void other_objects_replace_those_that_are_stored_exactly() {
    catalog.keepDraft(1, placed(1), placed(2));
    keep(read(1, file("s1", units(), series())), read(2, file("s1", units())));
    var before = catalog.outbox();

    assertThat(keep(read(1, file("s2", moreUnits(), root())), read(2, file("s1", units()))))
        .isEqualTo(new Difference(0, 1, 0));

    assertThat(catalog.assets.objects(List.of(id(1))).get(id(1)))
        .containsExactly(root(), moreUnits());
    assertThat(catalog.dueSince(before)).containsExactly(key(1));
  }

  @Test
  void everything_in_a_file_is_read_back_as_it_was_kept() {
    catalog.keepDraft(1, placed(1));
    var contents = NwbSamples.everything();
    keep(read(1, new LindiFile(URL, null, null, structure("s1"), null, contents)));

    assertThat(catalog.assets.files(List.of(id(1)))).containsExactly(entry(id(1), contents.file()));
    assertThat(catalog.assets.contents(List.of(id(1))).items(id(1))).isEqualTo(contents.items());
    assertThat(catalog.assets.contents(List.of(id(1))).objects(id(1)))
        .isEqualTo(contents.objects());
    assertThat(catalog.assets.objects(List.of(id(1))).get(id(1))).isEqualTo(contents.objects());
  }

  @Test
  void what_a_file_no_longer_says_goes() {
    catalog.keepDraft(1, placed(1));
    keep(read(1, new LindiFile(URL, null, null, structure("s1"), null, NwbSamples.everything())));

    keep(read(1, new LindiFile(URL, null, null, structure("s2"), null, NwbContents.NONE)));

    assertThat(catalog.assets.files(List.of(id(1)))).containsExactly(entry(id(1), NwbFile.SILENT));
    assertThat(catalog.number("select count(*) from nwb_item")).isZero();
  }

  @Test
  void a_file_that_lost_all_its_objects_is_due_for_the_mirror() {
    catalog.keepDraft(1, placed(1));
    keep(read(1, file("s1", units())));
    var before = catalog.outbox();

    keep(read(1, file("s2")));

    assertThat(catalog.assets.objects(List.of(id(1)))).isEmpty();
    assertThat(catalog.dueSince(before)).containsExactly(key(1));
  }

  @Test
  void a_worse_outcome_keeps_what_is_stored_and_counts() {
    catalog.keepDraft(1, placed(1), placed(2), placed(3));
    keep(read(1, file("s1", units())), read(2, file("s1", units())), read(3, file("s1", units())));
    var before = catalog.outbox();
    var truth = catalog.truth();

    keepAt(NOW.plusSeconds(1), absent(1), rejected(2), failed(3));

    // a document says how the last asking ended
    assertThat(catalog.dueSince(before)).containsExactly(key(1), key(2), key(3));
    var after = catalog.outbox();
    keepAt(NOW.plusSeconds(2), absent(1), rejected(2), failed(3));

    assertThat(catalog.truth()).isEqualTo(truth);
    assertThat(catalog.dueSince(after)).isEmpty();
    var records = catalog.lindi.byAsset(List.of(id(1), id(2), id(3)), true).values();
    assertThat(records)
        .extracting(LindiRecord::state)
        .containsExactly("absent", "rejected", "failed");
    assertThat(records)
        .extracting(LindiRecord::reason)
        .containsExactly(null, "no refs", "timed out");
    assertThat(records).extracting(LindiRecord::structure).containsOnly(structure("s1"));
    assertThat(due(NEXT_WEEK, READER)).extracting(Due::misses).containsExactly(2, 2, 0);
    assertThat(due(NEXT_WEEK, READER)).extracting(Due::failures).containsExactly(0, 0, 2);
  }

  @Test
  void an_outage_of_the_host_says_nothing_of_whether_a_file_is_there() {
    catalog.keepDraft(1, placed(1));
    keep(absent(1));
    keepAt(NOW.plusSeconds(1), failed(1));
    keepAt(NOW.plusSeconds(2), failed(1));

    assertThat(due(NEXT_WEEK, READER))
        .extracting(Due::misses, Due::failures)
        .containsExactly(tuple(1, 2));
    keepAt(NOW.plusSeconds(3), absent(1));
    assertThat(due(NEXT_WEEK, READER))
        .extracting(Due::misses, Due::failures)
        .containsExactly(tuple(2, 0));
  }

  @Test
  void a_rejected_file_is_asked_for_without_condition_the_next_time() {
    catalog.keepDraft(1, placed(1), placed(2));
    keep(read(1, file("s1")), read(2, file("s1")));

    keep(rejected(1), failed(2));

    assertThat(due(NEXT_WEEK, READER)).extracting(Due::etag).containsExactly(null, "etag of s1");
  }

  @Test
  void an_unchanged_file_is_read_again_when_it_is_due_and_forgets_its_misses() {
    catalog.keepDraft(1, placed(1));
    keep(read(1, file("s1", units())));
    keep(failed(1));
    var before = catalog.outbox();

    assertThat(keep(new Outcome.Unchanged(due(1), URL))).isEqualTo(Difference.NONE);

    assertThat(catalog.words("select state || misses || coalesce(reason, '-') from lindi"))
        .containsExactly("read0-");
    assertThat(catalog.dueSince(before)).containsExactly(key(1));
    assertThat(due()).isEmpty();
  }

  @Test
  void an_unchanged_file_of_which_nothing_is_stored_stays_due() {
    catalog.keepDraft(1, placed(1));

    keep(new Outcome.Unchanged(due(1), URL));

    assertThat(due()).extracting(Due::asset).containsExactly(id(1));
  }

  @Test
  void an_asset_that_left_meanwhile_is_passed_over() {
    catalog.keepDraft(1, placed(1));

    assertThat(keep(read(1, file("s1", units())), read(2, file("s1", units()))))
        .isEqualTo(new Difference(1, 0, 0));

    assertThat(catalog.number("select count(*) from lindi")).isOne();
    assertThat(catalog.outbox()).doesNotContainKey(key(2));
  }

  @Test
  void keeping_a_batch_twice_is_keeping_it_once() {
    catalog.keepDraft(1, placed(1), placed(2));
    keep(read(1, file("s1", units())), failed(2));
    var rows = catalog.words("select to_jsonb(l)::text from lindi l order by asset");
    var before = catalog.outbox();

    keep(read(1, file("s1", units())), failed(2));

    assertThat(catalog.words("select to_jsonb(l)::text from lindi l order by asset"))
        .isEqualTo(rows);
    assertThat(catalog.dueSince(before)).isEmpty();
  }

  @Test
  void the_number_of_statements_does_not_depend_on_the_number_of_files() {
    catalog.keepDraft(
        1,
        LongStream.range(1, 150)
            .mapToObj(Samples::placed)
            .toArray(dandex.catalog.PlacedAsset[]::new));
    catalog.statements.clear();
    keep(read(1, file("s1", units())));
    var few = List.copyOf(catalog.statements);
    catalog.statements.clear();
    var objects =
        IntStream.range(0, 60)
            .mapToObj(n -> object("acquisition/" + n, "ElectricalSeries", List.of(100L, (long) n)))
            .toArray(NwbObject[]::new);

    var difference =
        keep(
            LongStream.range(1, 150)
                .mapToObj(n -> read(n, file("s" + n, objects)))
                .toArray(Outcome[]::new));

    assertThat(difference).isEqualTo(new Difference(148, 0, 0));
    assertThat(catalog.statements).isEqualTo(few).hasSize(6);
    assertThat(catalog.number("select count(*) from nwb_object")).isEqualTo(149 * 60);
  }

  private List<Due> due() {
    return due(NOW, READER);
  }

  private List<Due> due(Instant now, int reader) {
    return catalog.lindi.due(LindiSelection.due(now, reader), null, 100).stream()
        .map(LindiChosen::due)
        .toList();
  }

  private Difference keep(Outcome... outcomes) {
    return keepAt(NOW, outcomes);
  }

  private Difference keepAt(Instant at, Outcome... outcomes) {
    var dueAgain = new ArrayList<Instant>();
    Arrays.stream(outcomes).forEach(_ -> dueAgain.add(NEXT_WEEK));
    return catalog.lindi.keep(run, READER, at, List.of(outcomes), dueAgain);
  }

  private static Due due(long asset) {
    return new Due(id(asset), dandisetId(1), asset(asset).modified(), 0, null, null);
  }

  private static Outcome read(long asset, LindiFile file) {
    return new Outcome.Read(due(asset), file);
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

  private static Json structure(String word) {
    return new Json("{\"refs\": {\".zattrs\": \"" + word + "\"}}");
  }

  private static LindiFile file(String word, NwbObject... objects) {
    return new LindiFile(
        URL,
        "etag of " + word,
        "Friday",
        structure(word),
        new Json("{\"by\": \"" + word + "\"}"),
        List.of(objects));
  }

  private static NwbObject units() {
    return new NwbObject(
        "units",
        "Units",
        "core",
        List.of("DynamicTable", "Container"),
        Kind.GROUP,
        null,
        null,
        List.of("spike_times", "odd \"column\", \\{x}", "NULL"),
        12L,
        "object-1",
        "The units");
  }

  private static NwbObject moreUnits() {
    return new NwbObject(
        "units",
        "Units",
        "core",
        List.of("DynamicTable", "Container"),
        Kind.GROUP,
        null,
        null,
        List.of(),
        13L,
        null,
        null);
  }

  private static NwbObject series() {
    return object("acquisition/raw", "ElectricalSeries", List.of(1000L, 64L));
  }

  private static NwbObject root() {
    return object("/", "NWBFile", null);
  }

  private static NwbObject object(String path, String type, @Nullable List<Long> shape) {
    return new NwbObject(
        path,
        type,
        null,
        List.of(),
        shape == null ? Kind.GROUP : Kind.DATASET,
        shape,
        shape == null ? null : "<f8",
        List.of(),
        null,
        null,
        null);
  }
}
