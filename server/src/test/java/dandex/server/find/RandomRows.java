package dandex.server.find;

import dandex.catalog.Asset;
import dandex.catalog.AssetId;
import dandex.catalog.Attribute;
import dandex.catalog.DandisetId;
import dandex.catalog.Json;
import dandex.catalog.NwbContents;
import dandex.catalog.NwbExtension;
import dandex.catalog.NwbFile;
import dandex.catalog.NwbItem;
import dandex.catalog.NwbObject;
import dandex.catalog.NwbSubject;
import dandex.catalog.Place;
import dandex.catalog.Term;
import dandex.catalog.Topics;
import dandex.catalog.VersionId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// A small catalog at random: few different values, so that they meet, and strange ones among them.
final class RandomRows {
  static final List<String> DANDISETS = List.of("000001", "000002", "000017", "000401");
  static final List<String> FOLDERS =
      List.of("sub-1/", "sub-1/ses-a/", "sub-10/", "Süb*?\\/", "𝔖/", "�/");
  static final List<String> FORMATS =
      List.of("application/x-nwb", "video/mp4", "application/x-zarr");
  static final List<Term> SPECIES =
      List.of(
          new Term("Mus musculus - House mouse", "obo:10090"),
          new Term("House mouse", "obo:10090"),
          new Term("Homo sapiens - Human", "obo:9606"),
          new Term("100%_wild\\*?", null),
          new Term("obo:9606", null));
  static final List<Term> SEXES =
      List.of(new Term("Male", "obo:PATO_1"), new Term("Female", null), new Term("male", null));
  static final List<String> SUBJECTS = List.of("1", "10", "m-1", "M-1", "it's \"5\"", "");
  static final List<Term> APPROACHES =
      List.of(new Term("electrophysiological approach", "obo:1"), new Term("imaging", null));
  static final List<Term> TECHNIQUES =
      List.of(new Term("spike sorting technique", "obo:2"), new Term("two-photon", "obo:3"));
  static final List<String> VARIABLES = List.of("Units", "ElectrodeGroup", "Position");
  static final List<List<String>> TYPES =
      List.of(
          List.of("Units", "DynamicTable", "Container", "Data"),
          List.of("DynamicTable", "Container"),
          List.of("ElectricalSeries", "TimeSeries", "NWBDataInterface", "Container"),
          List.of("TimeSeries", "NWBDataInterface", "Container"),
          List.of("VectorData", "Data"),
          List.of("LabMetaData"));
  static final List<String> OBJECT_PATHS =
      List.of(
          "units",
          "units/id",
          "processing/LFP",
          "processing/LFP/data",
          "acquisition/a",
          "a*b",
          "é",
          "/");
  static final List<String> ITEM_PATHS =
      List.of(
          "data", "units/spike_times", "a*b/[x].(y)", "general", "general/session_id", "~#@&<>");
  static final List<String> ALIASES =
      List.of("acquisition/a/link", "links/ü", "units", "processing/LFP/link", "a*b/link");
  static final List<String> ATTRIBUTES = List.of("unit", "unit.x", "rate", "é");
  static final List<String> VALUES =
      List.of("volts", "volt", "30000.0", "a/b\\c", "x\ny", "^$.*+?()[]{}|", "");
  static final List<String> LOCATIONS = List.of("CA1", "CA3", "V1 (left)", "ca1");
  static final List<String> EXTENSIONS = List.of("ndx-pose", "ndx-events");
  static final List<String> VERSIONS = List.of("0.1.0", "0.2.0");
  static final List<Double> RATES = List.of(0.0, -0.0, 0.5, 30.0, 29999.999, 30000.0);
  static final List<String> STARTS =
      List.of(
          "2020-02-29T23:59:59.999999+00:00",
          "2024-01-01T07:00:00-05:00",
          "2024-01-01T12:00:00.000001Z",
          "1900-01-01T00:00:00.0000019+00:00",
          "1850-06-30 23:59:59-08:00",
          "2500-01-01T00:00:00Z",
          "+123456-01-01T00:00:00Z",
          "2024-01-01T12:00:00",
          "unknown");
  static final List<Instant> STARTED =
      List.of(
          Instant.parse("1850-07-01T07:59:59Z"),
          Instant.parse("1900-01-01T00:00:00.000001Z"),
          Instant.parse("2020-02-29T23:59:59.999999Z"),
          Instant.parse("2024-01-01T12:00:00.000001Z"),
          Instant.parse("2500-01-01T00:00:00Z"));
  static final List<String> NAMES = List.of("acquisition", "general", "units");
  static final List<String> NAMESPACES = List.of("core", "hdmf-common", "ndx-pose");
  static final List<String> COLUMNS = List.of("spike_times", "waveform_mean", "id", "loc\\x");
  static final List<Long> ROWS = List.of(0L, 1L, 99L, 100L, 9_007_199_254_740_993L);
  static final List<Long> DIMENSIONS = List.of(0L, 1L, 3L, 100L, 5_000_000_000L);
  static final List<String> DTYPES = List.of("<f8", "<i4", "|O");
  static final List<Long> SIZES = List.of(0L, 1L, 1024L, 1025L, 9_007_199_254_740_993L);
  static final List<Instant> TIMES =
      List.of(
          Instant.parse("2020-02-29T23:59:59.999999Z"),
          Instant.parse("2024-01-01T12:00:00Z"),
          Instant.parse("2024-01-01T12:00:00.000001Z"),
          Instant.parse("2024-01-01T12:00:00.123456Z"),
          Instant.parse("2024-06-30T00:00:00.5Z"));

  private final Random random;

  RandomRows(long seed) {
    random = new Random(seed);
  }

  List<Row> rows(int count) {
    return IntStream.range(0, count).mapToObj(this::row).toList();
  }

  private Row row(int number) {
    var topics =
        new Topics(
            some(SPECIES, 2),
            some(SEXES, 2),
            some(SUBJECTS, 2),
            some(APPROACHES, 2),
            some(TECHNIQUES, 2),
            some(VARIABLES, 3));
    var zarr = random.nextInt(5) == 0;
    var asset =
        new Asset(
            new AssetId(new UUID(random.nextLong(), random.nextLong())),
            zarr ? null : new UUID(1, number),
            zarr ? new UUID(2, number) : null,
            one(SIZES),
            maybe(FORMATS),
            one(TIMES),
            one(TIMES),
            topics,
            new Json("{}"));
    var lindi = random.nextInt(3) > 0 ? Row.Lindi.READ : one(List.of(Row.Lindi.values()));
    return new Row(asset, places(number), contents(), lindi);
  }

  /// In one dandiset or two; in its draft, its published versions, or both.
  private List<Place> places(int number) {
    var places = new ArrayList<Place>();
    for (var dandiset : List.copyOf(some(DANDISETS, 2, 1))) {
      var path = one(FOLDERS) + random.nextInt(3) + "_" + number + ".nwb";
      var versions = some(List.of("draft", "0.210101.0000", "0.220202.1234"), 3, 1);
      for (var version : versions) {
        places.add(
            new Place(
                new DandisetId(dandiset),
                new VersionId(version),
                version.equals("0.220202.1234"),
                random.nextInt(5) == 0 ? one(FOLDERS) + "moved_" + number : path));
      }
    }
    return List.copyOf(places);
  }

  private NwbContents contents() {
    return new NwbContents(file(), items(), objects());
  }

  private NwbFile file() {
    return new NwbFile(
        maybe(List.of("2.6.0", "2.7.0")),
        maybe(VALUES),
        maybe(SUBJECTS),
        null,
        maybe(STARTS),
        some(SUBJECTS, 2),
        maybe(VALUES),
        maybe(VALUES),
        some(VALUES, 2),
        new NwbSubject(
            maybe(SUBJECTS), maybe(VALUES), maybe(VALUES), maybe(VALUES), maybe(VALUES), null),
        some(NAMES, 2),
        maybe(ROWS),
        some(LOCATIONS, 2),
        some(LOCATIONS, 1),
        some(LOCATIONS, 2),
        some(VALUES, 1),
        maybe(ROWS),
        maybe(ROWS),
        some(RATES, 2),
        some(EXTENSIONS, 2).stream().map(name -> new NwbExtension(name, one(VERSIONS))).toList(),
        some(NAMES, 3),
        random.nextInt(100));
  }

  private List<NwbItem> items() {
    return some(ITEM_PATHS, ITEM_PATHS.size()).stream().map(this::item).toList();
  }

  private NwbItem item(String path) {
    return switch (random.nextInt(5)) {
      case 0 ->
          new NwbItem(
              path, NwbItem.Kind.LINK, List.of(), one(ALIASES), null, null, List.of(), null);
      case 1 ->
          new NwbItem(
              path, NwbItem.Kind.GROUP, some(ALIASES, 2), null, null, null, attributes(), null);
      default ->
          new NwbItem(
              path,
              NwbItem.Kind.DATASET,
              some(ALIASES, 2),
              null,
              some(DIMENSIONS, 3),
              one(DTYPES),
              attributes(),
              new Json("1"));
    };
  }

  private List<String> attributes() {
    var words = new ArrayList<String>();
    for (var name : some(ATTRIBUTES, 2)) {
      words.add(name);
      some(VALUES, 2).forEach(value -> words.add(Attribute.word(name, value)));
    }
    return List.copyOf(words);
  }

  /// Some of them equal in all but their paths.
  private List<NwbObject> objects() {
    if (random.nextInt(4) == 0) return List.of();
    var prototypes = IntStream.range(0, 1 + random.nextInt(4)).mapToObj(_ -> object()).toList();
    return some(OBJECT_PATHS, OBJECT_PATHS.size()).stream()
        .map(path -> at(path, one(prototypes)))
        .toList();
  }

  private NwbObject object() {
    var lineage = one(TYPES);
    var dataset = random.nextBoolean();
    return new NwbObject(
        "",
        lineage.getFirst(),
        maybe(NAMESPACES),
        lineage.subList(1, lineage.size()),
        dataset ? NwbObject.Kind.DATASET : NwbObject.Kind.GROUP,
        dataset ? some(DIMENSIONS, 3) : null,
        dataset ? one(DTYPES) : null,
        dataset ? List.of() : some(COLUMNS, 4),
        dataset ? null : maybe(ROWS),
        null,
        null);
  }

  private NwbObject at(String path, NwbObject o) {
    var item = o.item();
    return new NwbObject(
        new NwbItem(
            path,
            item.kind(),
            random.nextInt(3) == 0 ? some(ALIASES, 2) : List.of(),
            null,
            item.shape(),
            item.dtype(),
            random.nextInt(3) == 0 ? attributes() : item.attributes(),
            null),
        o.neurodataType(),
        o.namespace(),
        null,
        o.ancestors(),
        o.columns(),
        o.rows(),
        "id of " + path,
        "at " + path,
        null);
  }

  private <T> T one(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }

  private <T> @Nullable T maybe(List<T> values) {
    return random.nextInt(5) == 0 ? null : one(values);
  }

  private <T> List<T> some(List<T> values, int most) {
    return some(values, most, 0);
  }

  private <T> List<T> some(List<T> values, int most, int least) {
    var shuffled = new ArrayList<>(values);
    Collections.shuffle(shuffled, random);
    return List.copyOf(shuffled.subList(0, least + random.nextInt(most - least + 1)));
  }
}
