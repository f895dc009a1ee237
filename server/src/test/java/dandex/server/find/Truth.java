package dandex.server.find;

import dandex.catalog.AssetField;
import dandex.catalog.Attribute;
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
import dandex.catalog.DandisetId;
import dandex.catalog.FileField;
import dandex.catalog.Filter;
import dandex.catalog.ItemField;
import dandex.catalog.NwbFile;
import dandex.catalog.NwbItem;
import dandex.catalog.NwbObject;
import dandex.catalog.ObjectField;
import dandex.catalog.Order;
import dandex.catalog.Place;
import dandex.catalog.Question;
import dandex.catalog.Scope;
import dandex.catalog.Synonyms;
import dandex.catalog.Term;
import dandex.catalog.document.Stems;
import dandex.catalog.document.Words;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The answers that questions ought to have, by plain reading of rows. Shares no code with what
/// plans and finds.
record Truth(Collection<Row> rows) {
  /// Those that match, in no order.
  List<Row> matching(Filter<AssetField> filter, Scope scope) {
    return rows.stream()
        .filter(row -> !row.in(scope).isEmpty())
        .filter(row -> holds(row, scope, filter))
        .toList();
  }

  List<String> answer(Question<AssetField> question) {
    return rows.stream()
        .filter(row -> !row.in(question.scope()).isEmpty())
        .filter(row -> holds(row, question.scope(), question.filter()))
        .sorted(order(question.order(), question.scope()))
        .map(Row::key)
        .toList();
  }

  static boolean holds(NwbObject object, Filter<ObjectField> filter) {
    return holds(filter, (field, condition) -> holds(condition, values(object, field), List.of()));
  }

  private boolean holds(Row row, Scope scope, Filter<AssetField> filter) {
    return holds(
        filter,
        (field, condition) ->
            switch (condition) {
              case AnyObject(var object) -> row.objects().stream().anyMatch(o -> holds(o, object));
              case CountOfObjects(var object, var number) ->
                  holds(number, count(row.objects().stream(), o -> holds(o, object)), List.of());
              case AnyDandiset(var dandiset) ->
                  row.in(scope).stream().anyMatch(place -> holds(place.dandiset(), dandiset));
              case Matches(var text) when field == AssetField.TEXT -> matches(text(row), text);
              case SameAs(var words) ->
                  terms(row, field).stream()
                      .flatMap(term -> Synonyms.forms(term).stream())
                      .anyMatch(Synonyms.of(words)::contains);
              case AnyItem(var item) -> row.items().stream().anyMatch(i -> holds(i, item));
              case TheFile(var file) -> row.lindi().isKept() && holds(row.contents().file(), file);
              default -> holds(condition, values(row, scope, field), identifiers(row, field));
            });
  }

  /// Of a dandiset as [Content] makes it.
  private boolean holds(DandisetId dandiset, Filter<DandisetField> filter) {
    return holds(
        filter,
        (field, condition) ->
            switch (condition) {
              case CountOfAssets(var asset, var scope, var number) ->
                  holds(
                      number,
                      count(
                          matching(asset, scope).stream(),
                          row ->
                              row.in(scope).stream()
                                  .anyMatch(place -> place.dandiset().equals(dandiset))),
                      List.of());
              default ->
                  holds(
                      condition,
                      List.of(
                          field == DandisetField.NAME ? "Dandiset " + dandiset : dandiset.digits()),
                      List.of());
            });
  }

  private static <T> List<Long> count(Stream<T> all, Predicate<T> one) {
    return List.of(all.filter(one).count());
  }

  /// Every word that tells something is among those of the text; no words are among none.
  private static boolean matches(List<String> texts, String text) {
    if (text.isBlank()) return true;
    var sought = Stems.sought(text);
    var kept = texts.stream().flatMap(one -> Stream.of(Stems.kept(one).split(" ", -1))).toList();
    if (!sought.isEmpty()) return kept.containsAll(sought);
    var written =
        texts.stream()
            .flatMap(one -> Stream.of(Words.spaced(one).toLowerCase(Locale.ROOT).split(" ", -1)))
            .toList();
    var words = Words.spaced(text).toLowerCase(Locale.ROOT);
    return !words.isEmpty() && written.containsAll(List.of(words.split(" ", -1)));
  }

  /// One value has all the words; a text that tells nothing is in none.
  private static boolean tells(String value, String text) {
    var sought = Stems.sought(text);
    return !sought.isEmpty() && List.of(Stems.kept(value).split(" ", -1)).containsAll(sought);
  }

  private static List<String> text(Row row) {
    var topics = row.asset().topics();
    var file = row.contents().file();
    var ofFile =
        !row.lindi().isKept()
            ? Stream.<String>of()
            : Stream.of(
                    Stream.of(file.sessionDescription(), file.lab(), file.institution())
                        .filter(Objects::nonNull),
                    file.experimenters().stream(),
                    file.keywords().stream(),
                    file.devices().stream(),
                    file.indicators().stream(),
                    file.electrodeLocations().stream(),
                    file.imagingLocations().stream())
                .flatMap(words -> words);
    return Stream.of(
            row.places().stream().map(Place::path),
            topics.subjects().stream(),
            Stream.of(topics.species(), topics.approaches(), topics.measurementTechniques())
                .flatMap(List::stream)
                .map(Term::name),
            topics.variablesMeasured().stream(),
            row.objects().stream().map(NwbObject::neurodataType),
            ofFile)
        .flatMap(words -> words)
        .toList();
  }

  private static boolean holds(NwbItem item, Filter<ItemField> filter) {
    return holds(
        filter,
        (field, condition) ->
            condition instanceof Named(var name, var value)
                ? holds(item.attributes(), name, value)
                : holds(condition, values(item, field), List.of()));
  }

  private static boolean holds(List<String> attributes, String name, Condition value) {
    if (value instanceof Exists exists) return exists.wanted() == attributes.contains(name);
    var before = Attribute.word(name, "");
    return holds(
        value,
        attributes.stream()
            .filter(word -> word.startsWith(before))
            .map(word -> word.substring(before.length()))
            .toList(),
        List.of());
  }

  private static boolean holds(NwbFile file, Filter<FileField> filter) {
    return holds(filter, (field, condition) -> holds(condition, values(file, field), List.of()));
  }

  private static <F> boolean holds(Filter<F> filter, BiPredicate<F, Condition> leaf) {
    return switch (filter) {
      case Filter.All<F> all -> all.parts().stream().allMatch(part -> holds(part, leaf));
      case Filter.Any<F> any -> any.parts().stream().anyMatch(part -> holds(part, leaf));
      case Filter.Not<F> not -> !holds(not.part(), leaf);
      case Filter.Is<F> is -> leaf.test(is.field(), is.condition());
    };
  }

  private static boolean holds(
      Condition condition, List<? extends Object> values, List<String> identifiers) {
    return switch (condition) {
      case EqualToAnyOf equal ->
          Stream.concat(values.stream(), identifiers.stream()).anyMatch(equal.words()::contains);
      case StartsWith starts ->
          values.stream().anyMatch(value -> value.toString().startsWith(starts.prefix()));
      case Contains contains ->
          values.stream().anyMatch(value -> value.toString().contains(contains.part()));
      case Exists exists -> exists.wanted() == !values.isEmpty();
      case NumberIn in -> values.stream().anyMatch(in.numbers()::contains);
      case NumberWithin within ->
          values.stream()
              .map(value -> (Long) value)
              .anyMatch(n -> within(n, within.gt(), within.gte(), within.lt(), within.lte()));
      case TimeWithin within ->
          values.stream()
              .map(value -> (Instant) value)
              .anyMatch(t -> within(t, within.gt(), within.gte(), within.lt(), within.lte()));
      case Matches(var text) -> values.stream().anyMatch(value -> tells(value.toString(), text));
      case Glob(var pattern) -> values.stream().anyMatch(value -> fits(value.toString(), pattern));
      case FractionIn in ->
          values.stream()
              .anyMatch(n -> in.numbers().stream().anyMatch(m -> (double) m == (Double) n));
      case FractionWithin within ->
          values.stream()
              .map(value -> (Double) value)
              .anyMatch(n ->
                  (within.gt() == null || n > within.gt())
                      && (within.gte() == null || n >= within.gte())
                      && (within.lt() == null || n < within.lt())
                      && (within.lte() == null || n <= within.lte()));
      default -> throw new IllegalStateException(condition.toString());
    };
  }

  /// By trying: no expression is made of the pattern.
  private static boolean fits(String text, String pattern) {
    if (pattern.isEmpty()) return text.isEmpty();
    if (pattern.startsWith("**")) {
      return fits(text, pattern.substring(2))
          || (!text.isEmpty() && fits(text.substring(1), pattern));
    }
    var ordinary = !text.isEmpty() && text.charAt(0) != '/';
    if (pattern.startsWith("*")) {
      return fits(text, pattern.substring(1)) || (ordinary && fits(text.substring(1), pattern));
    }
    var one = text.isEmpty() ? 0 : Character.charCount(text.codePointAt(0));
    if (pattern.startsWith("?")) return ordinary && fits(text.substring(one), pattern.substring(1));
    return !text.isEmpty()
        && text.charAt(0) == pattern.charAt(0)
        && fits(text.substring(1), pattern.substring(1));
  }

  private static <T extends Comparable<T>> boolean within(
      T value, @Nullable T gt, @Nullable T gte, @Nullable T lt, @Nullable T lte) {
    return (gt == null || value.compareTo(gt) > 0)
        && (gte == null || value.compareTo(gte) >= 0)
        && (lt == null || value.compareTo(lt) < 0)
        && (lte == null || value.compareTo(lte) <= 0);
  }

  private static List<? extends Object> values(Row row, Scope scope, AssetField field) {
    var asset = row.asset();
    var topics = asset.topics();
    return switch (field) {
      case ASSET_ID -> List.of(row.key());
      case DANDISET -> row.in(scope).stream().map(place -> place.dandiset().digits()).toList();
      case PATH -> row.in(scope).stream().map(Place::path).toList();
      case SIZE -> List.of(asset.bytes());
      case ENCODING_FORMAT -> present(asset.encodingFormat());
      case SPECIES -> topics.species().stream().map(Term::name).toList();
      case SEX -> topics.sexes().stream().map(Term::name).toList();
      case SUBJECT -> topics.subjects();
      case APPROACH -> topics.approaches().stream().map(Term::name).toList();
      case MEASUREMENT_TECHNIQUE ->
          topics.measurementTechniques().stream().map(Term::name).toList();
      case VARIABLE_MEASURED -> topics.variablesMeasured();
      case NEURODATA_TYPE ->
          row.objects().stream()
              .flatMap(object -> values(object, ObjectField.NEURODATA_TYPE).stream())
              .toList();
      case EXACT_NEURODATA_TYPE -> row.objects().stream().map(NwbObject::neurodataType).toList();
      case NWB_OBJECTS, STRUCTURE, NWB_FILE, IN_DANDISET, TEXT -> throw new IllegalStateException();
      case LINDI, LINDI_PROCESSED -> row.lindi().isKept() ? List.of(Content.T) : List.of();
      case LINDI_STATE ->
          switch (row.lindi()) {
            case NEVER_ASKED -> List.of();
            case READ -> List.of("READ");
            case ABSENT -> List.of("ABSENT");
            case READ_AND_REJECTED -> List.of("REJECTED");
          };
      case LINDI_PROCESSING_VERSION ->
          row.lindi().isKept() ? List.of((long) Content.PROCESSING_VERSION) : List.of();
      case MODIFIED -> List.of(asset.modified());
      case CREATED -> List.of(asset.created());
    };
  }

  private static List<Term> terms(Row row, AssetField field) {
    var topics = row.asset().topics();
    return switch (field) {
      case SPECIES -> topics.species();
      case SEX -> topics.sexes();
      case APPROACH -> topics.approaches();
      case MEASUREMENT_TECHNIQUE -> topics.measurementTechniques();
      default -> List.of();
    };
  }

  private static List<String> identifiers(Row row, AssetField field) {
    return terms(row, field).stream().map(Term::identifier).filter(Objects::nonNull).toList();
  }

  private static List<? extends Object> values(NwbObject object, ObjectField field) {
    return switch (field) {
      case PATH -> paths(object.item());
      case NEURODATA_TYPE ->
          Stream.concat(Stream.of(object.neurodataType()), object.ancestors().stream()).toList();
      case EXACT_NEURODATA_TYPE -> List.of(object.neurodataType());
      case NAMESPACE -> present(object.namespace());
      case KIND -> List.of(object.kind().name());
      case COLUMNS -> object.columns();
      case ROWS -> present(object.rows());
      case SHAPE -> object.shape() == null ? List.of() : object.shape();
      case DTYPE -> present(object.dtype());
    };
  }

  private static List<String> paths(NwbItem item) {
    return Stream.concat(Stream.of(item.path()), item.aliases().stream()).toList();
  }

  private static List<? extends Object> values(NwbItem item, ItemField field) {
    return switch (field) {
      case PATH -> paths(item);
      case KIND -> List.of(item.kind().name());
      case DTYPE -> present(item.dtype());
      case SHAPE -> item.shape() == null ? List.of() : item.shape();
      case ATTRIBUTE -> throw new IllegalStateException();
    };
  }

  private static List<? extends Object> values(NwbFile file, FileField field) {
    var subject = file.subject();
    return switch (field) {
      case NWB_VERSION -> present(file.nwbVersion());
      case IDENTIFIER -> present(file.identifier());
      case SESSION_ID -> present(file.sessionId());
      case SESSION_START -> file.sessionStart().stream().toList();
      case EXPERIMENTERS -> file.experimenters();
      case LAB -> present(file.lab());
      case INSTITUTION -> present(file.institution());
      case KEYWORDS -> file.keywords();
      case SUBJECT_ID -> present(subject.id());
      case SPECIES -> present(subject.species());
      case SEX -> present(subject.sex());
      case AGE -> present(subject.age());
      case GENOTYPE -> present(subject.genotype());
      case STRAIN -> present(subject.strain());
      case DEVICES -> file.devices();
      case ELECTRODE_COUNT -> present(file.electrodeCount());
      case ELECTRODE_LOCATIONS -> file.electrodeLocations();
      case ELECTRODE_GROUPS -> file.electrodeGroups();
      case IMAGING_LOCATIONS -> file.imagingLocations();
      case INDICATORS -> file.indicators();
      case UNIT_COUNT -> present(file.unitCount());
      case ROI_COUNT -> present(file.roiCount());
      case SAMPLING_RATES -> file.samplingRates();
      case EXTENSIONS ->
          file.extensions().stream()
              .flatMap(extension -> Stream.of(extension.namespace(), extension.written()))
              .toList();
      case TOP_LEVEL -> file.topLevel();
      case TOP_LEVEL_STRUCTURE -> List.of(String.join(",", file.topLevel()));
      case ITEM_COUNT -> List.of((long) file.itemCount());
    };
  }

  private static <T> List<T> present(@Nullable T value) {
    return value == null ? List.of() : List.of(value);
  }

  private static Comparator<Row> order(Order order, Scope scope) {
    Comparator<Row> by =
        switch (order.by()) {
          case KEY -> Comparator.comparing(Row::key);
          case PATH ->
              Comparator.comparing(
                  row -> row.in(scope).stream().map(Place::path).min(Truth::compareBytes).get(),
                  Truth::compareBytes);
          case SIZE -> Comparator.comparingLong(row -> row.asset().bytes());
          case MODIFIED -> Comparator.comparing(row -> row.asset().modified());
          case CREATED -> Comparator.comparing(row -> row.asset().created());
          default -> throw new IllegalStateException();
        };
    return (order.descending() ? by.reversed() : by).thenComparing(Row::key);
  }

  private static int compareBytes(String one, String other) {
    return Arrays.compareUnsigned(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }
}
