package dandex.server.find;

import dandex.catalog.AssetField;
import dandex.catalog.Condition;
import dandex.catalog.Condition.AnyDandiset;
import dandex.catalog.Condition.AnyItem;
import dandex.catalog.Condition.AnyObject;
import dandex.catalog.Condition.Contains;
import dandex.catalog.Condition.CountOfAssets;
import dandex.catalog.Condition.CountOfObjects;
import dandex.catalog.Condition.EqualToAnyOf;
import dandex.catalog.Condition.Exists;
import dandex.catalog.Condition.FractionIn;
import dandex.catalog.Condition.FractionWithin;
import dandex.catalog.Condition.Glob;
import dandex.catalog.Condition.Matches;
import dandex.catalog.Condition.Named;
import dandex.catalog.Condition.NumberIn;
import dandex.catalog.Condition.NumberWithin;
import dandex.catalog.Condition.SameAs;
import dandex.catalog.Condition.StartsWith;
import dandex.catalog.Condition.TheFile;
import dandex.catalog.Condition.TimeWithin;
import dandex.catalog.DandisetField;
import dandex.catalog.FileField;
import dandex.catalog.Filter;
import dandex.catalog.Filter.All;
import dandex.catalog.Filter.Any;
import dandex.catalog.Filter.Is;
import dandex.catalog.Filter.Not;
import dandex.catalog.ItemField;
import dandex.catalog.ObjectField;
import dandex.catalog.Scope;
import dandex.catalog.Term;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Filters at random about the values of [RandomRows], and a count of which field was asked what.
final class RandomFilters {
  private static final List<String> PARTS_OF_PATHS =
      List.of("sub-1/", "sub-", "_1", ".nwb", "*", "?", "\\", "𝔖", "moved");

  private static final List<AssetField> WITHIN =
      List.of(
          AssetField.NWB_OBJECTS, AssetField.STRUCTURE, AssetField.NWB_FILE, AssetField.NWB_FILE);

  private static final List<String> SAME =
      List.of("mouse", "MICE", "human", "NCBITaxon_9606", "female", "ephys", "Spike Sorting");
  private static final List<String> TEXTS =
      List.of(
          "mouse",
          "human males",
          "House mice imaging",
          "sorting of spikes",
          "Units",
          "electrical series",
          "the",
          "CA1",
          "sub 1",
          "sub-10/",
          "$%&",
          "Sub units",
          "moved",
          "CA1 CA3",
          "primary visual cortex");

  private final Map<String, Integer> fields = new HashMap<>();
  private final Map<String, Integer> turns = new HashMap<>();
  private String current = "";
  private int crossings;
  final Map<String, Integer> asked = new TreeMap<>();
  private final Random random;
  private final List<String> paths;

  private final List<String> keys;

  /// @param paths of assets
  RandomFilters(Random random, List<String> paths) {
    this(random, paths, List.of(new UUID(0, 0).toString()));
  }

  /// @param paths of assets
  /// @param keys of assets
  RandomFilters(Random random, List<String> paths, List<String> keys) {
    this.random = random;
    this.paths = paths;
    this.keys = keys;
  }

  Filter<AssetField> assets() {
    crossings = 0;
    return tree(3, this::assetLeaf);
  }

  Filter<ObjectField> objects() {
    return tree(2, this::objectLeaf);
  }

  <F> Filter<F> tree(int depth, Supplier<Filter<F>> leaf) {
    return switch (depth == 0 ? 9 : random.nextInt(10)) {
      case 0, 1 -> new All<>(parts(depth, leaf));
      case 2, 3 -> new Any<>(parts(depth, leaf));
      case 4, 5 -> new Not<>(tree(depth - 1, leaf));
      default -> leaf.get();
    };
  }

  private <F> List<Filter<F>> parts(int depth, Supplier<Filter<F>> leaf) {
    var count = random.nextInt(12) == 0 ? 0 : 1 + random.nextInt(3);
    return IntStream.range(0, count).mapToObj(_ -> tree(depth - 1, leaf)).toList();
  }

  private Filter<AssetField> assetLeaf() {
    var field = random.nextInt(2) == 0 ? one(WITHIN) : rarest(AssetField.values());
    if (field == AssetField.IN_DANDISET && crossings > 2) field = AssetField.DANDISET;
    return assetLeaf(field);
  }

  Filter<AssetField> assetLeaf(AssetField field) {
    current = name(field);
    var condition =
        switch (field) {
          case ASSET_ID -> new EqualToAnyOf(some(keys));
          case DANDISET -> word(RandomRows.DANDISETS);
          case IN_DANDISET -> new AnyDandiset(tree(1, this::dandisetLeaf));
          case TEXT -> new Matches(one(TEXTS));
          case PATH -> text(random.nextBoolean() ? paths : PARTS_OF_PATHS);
          case SIZE -> number(RandomRows.SIZES);
          case ENCODING_FORMAT -> word(RandomRows.FORMATS);
          case SPECIES -> term(RandomRows.SPECIES);
          case SEX -> term(RandomRows.SEXES);
          case SUBJECT -> word(RandomRows.SUBJECTS);
          case APPROACH -> term(RandomRows.APPROACHES);
          case MEASUREMENT_TECHNIQUE -> term(RandomRows.TECHNIQUES);
          case VARIABLE_MEASURED -> word(RandomRows.VARIABLES);
          case NEURODATA_TYPE, EXACT_NEURODATA_TYPE -> word(types());
          case NWB_OBJECTS ->
              random.nextInt(3) > 0
                  ? new AnyObject(objects())
                  : new CountOfObjects(objects(), count());
          case STRUCTURE -> new AnyItem(tree(2, this::itemLeaf));
          case NWB_FILE -> new TheFile(tree(2, this::fileLeaf));
          case LINDI -> new Exists(random.nextBoolean());
          case LINDI_STATE ->
              new EqualToAnyOf(some(List.of("READ", "ABSENT", "REJECTED", "FAILED")));
          case LINDI_PROCESSING_VERSION -> number(List.of(0L, 1L, 2L));
          case MODIFIED, CREATED, LINDI_PROCESSED -> time();
        };
    return leaf(field, condition);
  }

  /// Of dandisets that have nothing but a name and assets.
  private Filter<DandisetField> dandisetLeaf() {
    crossings++;
    return switch (crossings > 2 ? 0 : random.nextInt(3)) {
      case 0 -> leaf(DandisetField.IDENTIFIER, new EqualToAnyOf(some(RandomRows.DANDISETS)));
      case 1 -> leaf(DandisetField.NAME, new Contains(one(RandomRows.DANDISETS).substring(3)));
      default ->
          leaf(
              DandisetField.ASSETS,
              new CountOfAssets(tree(1, this::assetLeaf), one(List.of(Scope.values())), count()));
    };
  }

  private Condition count() {
    var counts = List.of(0L, 1L, 2L, 3L, 60L, 100L);
    return random.nextInt(4) == 0
        ? new NumberIn(some(counts))
        : new NumberWithin(bound(counts), bound(counts), bound(counts), bound(counts));
  }

  private Condition text(List<String> words) {
    var operator = turn(7);
    return operator == 6
        ? new Matches(one(Stream.concat(words.stream(), TEXTS.stream()).toList()))
        : word(words, operator);
  }

  private Condition term(List<Term> terms) {
    var operator = turn(7);
    return operator == 6
        ? new SameAs(some(Stream.concat(words(terms).stream(), SAME.stream()).toList()))
        : word(words(terms), operator);
  }

  private Filter<ItemField> itemLeaf() {
    var field = rarest(ItemField.values());
    current = name(field);
    var condition =
        switch (field) {
          case PATH ->
              word(
                  Stream.of(RandomRows.OBJECT_PATHS, RandomRows.ITEM_PATHS, RandomRows.ALIASES)
                      .flatMap(List::stream)
                      .toList());
          case KIND -> word(List.of("GROUP", "DATASET"));
          case DTYPE -> word(RandomRows.DTYPES);
          case SHAPE -> number(RandomRows.DIMENSIONS);
          case ATTRIBUTE -> new Named(one(RandomRows.ATTRIBUTES), word(RandomRows.VALUES));
        };
    return leaf(field, condition);
  }

  private Filter<FileField> fileLeaf() {
    var field = rarest(FileField.values());
    current = name(field);
    var condition =
        switch (field) {
          case NWB_VERSION -> word(List.of("2.6.0", "2.7.0"));
          case IDENTIFIER, LAB, INSTITUTION, KEYWORDS, SPECIES, SEX, AGE, GENOTYPE, STRAIN ->
              word(RandomRows.VALUES);
          case SESSION_ID, EXPERIMENTERS, SUBJECT_ID -> word(RandomRows.SUBJECTS);
          case SESSION_START -> time(RandomRows.STARTED);
          case DEVICES, TOP_LEVEL -> word(RandomRows.NAMES);
          case TOP_LEVEL_STRUCTURE -> word(List.of("acquisition,general", "units", ""));
          case ELECTRODE_LOCATIONS, IMAGING_LOCATIONS -> text(RandomRows.LOCATIONS);
          case ELECTRODE_GROUPS -> word(RandomRows.LOCATIONS);
          case INDICATORS -> word(RandomRows.VALUES);
          case ELECTRODE_COUNT, UNIT_COUNT, ROI_COUNT -> number(RandomRows.ROWS);
          case ITEM_COUNT -> number(List.of(0L, 10L, 50L, 99L));
          case SAMPLING_RATES -> fraction();
          case EXTENSIONS ->
              word(List.of("ndx-pose", "ndx-events", "ndx-pose/0.1.0", "ndx-pose/0.2.0"));
        };
    return leaf(field, condition);
  }

  private Condition fraction() {
    var rates =
        RandomRows.RATES.stream()
            .flatMap(rate -> Stream.of(rate, Math.nextUp(rate), Math.nextDown(rate)))
            .toList();
    return switch (turn(4)) {
      case 0 -> new FractionIn(some(rates));
      case 1 -> new Exists(random.nextBoolean());
      default -> new FractionWithin(bound(rates), bound(rates), bound(rates), bound(rates));
    };
  }

  private Filter<ObjectField> objectLeaf() {
    var field = random.nextInt(6) == 0 ? ObjectField.PATH : rarest(ObjectField.values());
    current = name(field);
    var condition =
        switch (field) {
          case PATH -> word(RandomRows.OBJECT_PATHS);
          case NEURODATA_TYPE, EXACT_NEURODATA_TYPE -> word(types());
          case NAMESPACE -> word(RandomRows.NAMESPACES);
          case KIND -> word(List.of("GROUP", "DATASET"));
          case COLUMNS -> word(RandomRows.COLUMNS);
          case ROWS -> number(RandomRows.ROWS);
          case SHAPE -> number(RandomRows.DIMENSIONS);
          case DTYPE -> word(RandomRows.DTYPES);
        };
    return leaf(field, condition);
  }

  private <F extends Enum<F>> Filter<F> leaf(F field, Condition condition) {
    fields.merge(name(field), 1, Integer::sum);
    asked.merge(name(field) + " " + condition.getClass().getSimpleName(), 1, Integer::sum);
    return new Is<>(field, condition);
  }

  private static String name(Enum<?> field) {
    return field.getDeclaringClass().getSimpleName() + "." + field;
  }

  /// Mostly the one that was asked least so far.
  private <F extends Enum<F>> F rarest(F[] all) {
    var any = one(List.of(all));
    if (random.nextInt(3) == 0) return any;
    var least = any;
    for (var field : all) if (times(field) < times(least)) least = field;
    return least;
  }

  private int times(Enum<?> field) {
    return fields.getOrDefault(name(field), 0);
  }

  /// The operators of a field in turn.
  private int turn(int operators) {
    return turns.merge(current, 1, Integer::sum) % operators;
  }

  private Condition word(List<String> words) {
    return word(words, turn(6));
  }

  private Condition word(List<String> words, int operator) {
    return switch (operator) {
      case 0 -> new Glob(glob(one(words)));
      case 1 -> new StartsWith(part(one(words), true));
      case 2 -> new Contains(part(one(words), false));
      case 3 -> new Exists(random.nextBoolean());
      default -> new EqualToAnyOf(some(words));
    };
  }

  private Condition number(List<Long> numbers) {
    return switch (turn(4)) {
      case 0 -> new NumberIn(some(numbers));
      case 1 -> new Exists(random.nextBoolean());
      default -> new NumberWithin(bound(numbers), bound(numbers), bound(numbers), bound(numbers));
    };
  }

  private Condition time() {
    return time(RandomRows.TIMES);
  }

  private Condition time(List<Instant> values) {
    var times =
        Stream.concat(
                values.stream().flatMap(t -> Stream.of(t, t.plusNanos(1), t.minusNanos(1))),
                Stream.of(Instant.MIN, Instant.EPOCH, Instant.MAX))
            .toList();
    return turn(3) == 0
        ? new Exists(random.nextBoolean())
        : new TimeWithin(bound(times), bound(times), bound(times), bound(times));
  }

  /// A few characters of a word, or stretches of them, made wild.
  private String glob(String word) {
    var glob = new StringBuilder();
    var points = word.codePoints().toArray();
    for (var at = 0; at < points.length; at++) {
      switch (random.nextInt(points.length + 2)) {
        case 0 -> glob.append('?');
        case 1 -> {
          glob.append(random.nextBoolean() ? "*" : "**");
          at += random.nextInt(4);
        }
        default -> glob.appendCodePoint(points[at]);
      }
    }
    return glob.toString();
  }

  private String part(String word, boolean prefix) {
    var points = word.codePoints().toArray();
    var to = random.nextInt(points.length + 1);
    var from = prefix ? 0 : random.nextInt(to + 1);
    return new String(points, from, to - from);
  }

  private static List<String> words(List<Term> terms) {
    return terms.stream()
        .flatMap(term -> Stream.of(term.name(), term.identifier()))
        .filter(word -> word != null)
        .toList();
  }

  private static List<String> types() {
    return RandomRows.TYPES.stream().flatMap(List::stream).distinct().toList();
  }

  private <T> @Nullable T bound(List<T> values) {
    return random.nextInt(10) < 7 ? null : one(values);
  }

  private <T> List<T> some(List<T> values) {
    var some = new ArrayList<T>();
    var count = random.nextInt(15) == 0 ? 0 : 1 + random.nextInt(2);
    for (var i = 0; i < count; i++) some.add(one(values));
    return some;
  }

  private <T> T one(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }
}
