package dandex.server.graphql;

import static dandex.server.graphql.FilterForm.on;
import static java.util.Map.entry;

import dandex.catalog.AssetField;
import dandex.catalog.Condition;
import dandex.catalog.DandisetField;
import dandex.catalog.DandisetId;
import dandex.catalog.Filter;
import dandex.catalog.ObjectField;
import dandex.server.graphql.FilterForm.Reading;
import java.util.Map;

/// The filter types of the schema, field by field.
final class Filters {
  static final FilterForm<ObjectField> OBJECTS =
      new FilterForm<>(
          Map.ofEntries(
              entry("path", word(ObjectField.PATH)),
              entry(
                  "neurodataType",
                  type(ObjectField.NEURODATA_TYPE, ObjectField.EXACT_NEURODATA_TYPE)),
              entry("namespace", word(ObjectField.NAMESPACE)),
              entry("kind", word(ObjectField.KIND)),
              entry("columns", word(ObjectField.COLUMNS)),
              entry("rows", number(ObjectField.ROWS)),
              entry("shape", number(ObjectField.SHAPE)),
              entry("dtype", word(ObjectField.DTYPE))));

  static final FilterForm<AssetField> ASSETS =
      new FilterForm<>(
          Map.ofEntries(
              entry("dandiset", dandiset(AssetField.DANDISET)),
              entry("path", word(AssetField.PATH)),
              entry("size", number(AssetField.SIZE)),
              entry("encodingFormat", word(AssetField.ENCODING_FORMAT)),
              entry("species", word(AssetField.SPECIES)),
              entry("sex", word(AssetField.SEX)),
              entry("subject", word(AssetField.SUBJECT)),
              entry("approach", word(AssetField.APPROACH)),
              entry("measurementTechnique", word(AssetField.MEASUREMENT_TECHNIQUE)),
              entry("variableMeasured", word(AssetField.VARIABLE_MEASURED)),
              entry(
                  "neurodataType",
                  type(AssetField.NEURODATA_TYPE, AssetField.EXACT_NEURODATA_TYPE)),
              entry("nwbObjects", Filters::nwbObjects),
              entry("modified", time(AssetField.MODIFIED)),
              entry("created", time(AssetField.CREATED))));

  static final FilterForm<DandisetField> DANDISETS =
      new FilterForm<>(
          Map.ofEntries(
              entry("identifier", dandiset(DandisetField.IDENTIFIER)),
              entry("name", word(DandisetField.NAME)),
              entry("species", word(DandisetField.SPECIES)),
              entry("approach", word(DandisetField.APPROACH)),
              entry("measurementTechnique", word(DandisetField.MEASUREMENT_TECHNIQUE)),
              entry("variableMeasured", word(DandisetField.VARIABLE_MEASURED)),
              entry("assetCount", number(DandisetField.ASSET_COUNT)),
              entry("size", number(DandisetField.SIZE)),
              entry("modified", time(DandisetField.MODIFIED)),
              entry("created", time(DandisetField.CREATED)),
              entry("publishedVersion", word(DandisetField.PUBLISHED_VERSION))));

  private Filters() {}

  /// The identifier of a dandiset as people write it.
  static DandisetId dandisetId(String text) {
    try {
      return DandisetId.parse(text);
    } catch (IllegalArgumentException malformed) {
      throw Refusal.badInput(
          Quotation.of(text) + " is no dandiset identifier: write 000003, 3 or DANDI:000003");
    }
  }

  private static <F> Reading<F> word(F field) {
    return (input, budget) -> on(field, Conditions.word(input));
  }

  private static <F> Reading<F> number(F field) {
    return (input, budget) -> on(field, Conditions.number(input));
  }

  private static <F> Reading<F> time(F field) {
    return (input, budget) -> on(field, Conditions.time(input));
  }

  private static <F> Reading<F> dandiset(F field) {
    return (input, budget) -> on(field, Conditions.key(input, word -> dandisetId(word).toString()));
  }

  private static <F> Reading<F> type(F withSubtypes, F exact) {
    return (input, budget) ->
        on(Boolean.TRUE.equals(input.get("exact")) ? exact : withSubtypes, Conditions.word(input));
  }

  private static Filter<AssetField> nwbObjects(Map<String, ?> input, FilterBudget budget) {
    var object = OBJECTS.read(input.get("anySatisfy"), budget);
    return new Filter.Is<>(AssetField.NWB_OBJECTS, new Condition.AnyObject(object));
  }
}
