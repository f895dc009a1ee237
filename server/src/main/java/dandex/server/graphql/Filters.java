package dandex.server.graphql;

import static dandex.server.graphql.FieldReadings.assetId;
import static dandex.server.graphql.FieldReadings.dandiset;
import static dandex.server.graphql.FieldReadings.dtype;
import static dandex.server.graphql.FieldReadings.fraction;
import static dandex.server.graphql.FieldReadings.number;
import static dandex.server.graphql.FieldReadings.term;
import static dandex.server.graphql.FieldReadings.text;
import static dandex.server.graphql.FieldReadings.time;
import static dandex.server.graphql.FieldReadings.type;
import static dandex.server.graphql.FieldReadings.word;
import static dandex.server.graphql.FilterForm.on;
import static java.util.Map.entry;

import dandex.catalog.AssetField;
import dandex.catalog.Condition;
import dandex.catalog.DandisetField;
import dandex.catalog.DandisetId;
import dandex.catalog.FileField;
import dandex.catalog.Filter;
import dandex.catalog.ItemField;
import dandex.catalog.ObjectField;
import dandex.catalog.Scope;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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
              entry("dtype", dtype(ObjectField.DTYPE))));

  static final FilterForm<ItemField> ITEMS =
      new FilterForm<>(
          Map.ofEntries(
              entry("path", word(ItemField.PATH)),
              entry("kind", word(ItemField.KIND)),
              entry("dtype", dtype(ItemField.DTYPE)),
              entry("shape", number(ItemField.SHAPE)),
              entry("attribute", Filters::attribute)));

  static final FilterForm<FileField> FILES =
      new FilterForm<>(
          Map.ofEntries(
              entry("nwbVersion", word(FileField.NWB_VERSION)),
              entry("identifier", word(FileField.IDENTIFIER)),
              entry("sessionId", word(FileField.SESSION_ID)),
              entry("sessionStart", time(FileField.SESSION_START)),
              entry("experimenters", word(FileField.EXPERIMENTERS)),
              entry("lab", word(FileField.LAB)),
              entry("institution", word(FileField.INSTITUTION)),
              entry("keywords", word(FileField.KEYWORDS)),
              entry("subjectId", word(FileField.SUBJECT_ID)),
              entry("species", word(FileField.SPECIES)),
              entry("sex", word(FileField.SEX)),
              entry("age", word(FileField.AGE)),
              entry("genotype", word(FileField.GENOTYPE)),
              entry("strain", word(FileField.STRAIN)),
              entry("devices", word(FileField.DEVICES)),
              entry("electrodeCount", number(FileField.ELECTRODE_COUNT)),
              entry("electrodeLocations", text(FileField.ELECTRODE_LOCATIONS)),
              entry("electrodeGroups", word(FileField.ELECTRODE_GROUPS)),
              entry("imagingLocations", text(FileField.IMAGING_LOCATIONS)),
              entry("indicators", word(FileField.INDICATORS)),
              entry("unitCount", number(FileField.UNIT_COUNT)),
              entry("roiCount", number(FileField.ROI_COUNT)),
              entry("samplingRates", fraction(FileField.SAMPLING_RATES)),
              entry("extensions", word(FileField.EXTENSIONS)),
              entry("topLevel", word(FileField.TOP_LEVEL)),
              entry("topLevelStructure", word(FileField.TOP_LEVEL_STRUCTURE)),
              entry("itemCount", number(FileField.ITEM_COUNT))));

  static final FilterForm<AssetField> ASSETS =
      new FilterForm<>(
          Map.ofEntries(
              entry("assetId", assetId(AssetField.ASSET_ID)),
              entry("dandiset", dandiset(AssetField.DANDISET)),
              entry("dandisets", Filters::dandisets),
              entry("path", text(AssetField.PATH)),
              entry("matches", text(AssetField.TEXT)),
              entry("size", number(AssetField.SIZE)),
              entry("encodingFormat", word(AssetField.ENCODING_FORMAT)),
              entry("species", term(AssetField.SPECIES)),
              entry("sex", term(AssetField.SEX)),
              entry("subject", word(AssetField.SUBJECT)),
              entry("approach", term(AssetField.APPROACH)),
              entry("measurementTechnique", term(AssetField.MEASUREMENT_TECHNIQUE)),
              entry("variableMeasured", word(AssetField.VARIABLE_MEASURED)),
              entry(
                  "neurodataType",
                  type(AssetField.NEURODATA_TYPE, AssetField.EXACT_NEURODATA_TYPE)),
              entry("nwbObjects", Filters::nwbObjects),
              entry("structure", Filters::structure),
              entry("nwbFile", Filters::nwbFile),
              entry("lindi", Filters::lindi),
              entry("modified", time(AssetField.MODIFIED)),
              entry("created", time(AssetField.CREATED))));

  static final FilterForm<DandisetField> DANDISETS =
      new FilterForm<>(
          Map.ofEntries(
              entry("identifier", dandiset(DandisetField.IDENTIFIER)),
              entry("name", text(DandisetField.NAME)),
              entry("description", text(DandisetField.DESCRIPTION)),
              entry("keywords", text(DandisetField.KEYWORDS)),
              entry("contributors", text(DandisetField.CONTRIBUTORS)),
              entry("licenses", word(DandisetField.LICENSES)),
              entry("matches", text(DandisetField.TEXT)),
              entry("assets", Filters::assets),
              entry("subjectCount", number(DandisetField.SUBJECT_COUNT)),
              entry("species", term(DandisetField.SPECIES)),
              entry("approach", term(DandisetField.APPROACH)),
              entry("measurementTechnique", term(DandisetField.MEASUREMENT_TECHNIQUE)),
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

  private static Filter<AssetField> nwbObjects(Map<String, ?> input, FilterBudget budget) {
    var object = OBJECTS.read(input.get("anySatisfy"), budget);
    var count = count(input, budget);
    return new Filter.Is<>(
        AssetField.NWB_OBJECTS,
        count == null
            ? new Condition.AnyObject(object)
            : new Condition.CountOfObjects(object, count));
  }

  private static Filter<AssetField> dandisets(Map<String, ?> input, FilterBudget budget) {
    var dandiset = DANDISETS.read(input.get("anySatisfy"), budget);
    return new Filter.Is<>(AssetField.IN_DANDISET, new Condition.AnyDandiset(dandiset));
  }

  private static Filter<DandisetField> assets(Map<String, ?> input, FilterBudget budget) {
    var asset = ASSETS.read(input.get("anySatisfy"), budget);
    var scope = Scope.valueOf(String.valueOf(input.get("versions")));
    var count = count(input, budget);
    return new Filter.Is<>(
        DandisetField.ASSETS,
        new Condition.CountOfAssets(asset, scope, count == null ? AT_LEAST_ONE : count));
  }

  private static final Condition AT_LEAST_ONE = new Condition.NumberWithin(null, 1L, null, null);

  /// All bounds of a count in one condition; null where none is given.
  private static @Nullable Condition count(Map<String, ?> input, FilterBudget budget) {
    @Nullable Object count = input.get("count");
    if (count == null) return null;
    budget.spend(FilterForm.map(count));
    var conditions = Conditions.number(FilterForm.map(count));
    if (conditions.size() > 1) {
      throw Refusal.badInput("`count` takes `equalToAnyOf` or bounds, not both");
    }
    return conditions.isEmpty() ? null : conditions.getFirst();
  }

  private static Filter<ItemField> attribute(Map<String, ?> input, FilterBudget budget) {
    if (input.get("value") != null) budget.spend(FilterForm.map(input.get("value")));
    return on(ItemField.ATTRIBUTE, Conditions.attribute(input));
  }

  private static Filter<AssetField> structure(Map<String, ?> input, FilterBudget budget) {
    var item = ITEMS.read(input.get("anySatisfy"), budget);
    return new Filter.Is<>(AssetField.STRUCTURE, new Condition.AnyItem(item));
  }

  private static Filter<AssetField> nwbFile(Map<String, ?> input, FilterBudget budget) {
    return new Filter.Is<>(AssetField.NWB_FILE, new Condition.TheFile(FILES.read(input, budget)));
  }

  private static Filter<AssetField> lindi(Map<String, ?> input, FilterBudget budget) {
    var parts = new LinkedHashMap<String, @Nullable Object>(input);
    var exists = parts.remove("exists");
    var others = LINDI.read(parts, budget);
    return exists == null
        ? others
        : new Filter.All<>(
            List.of(
                new Filter.Is<>(AssetField.LINDI, new Condition.Exists((Boolean) exists)), others));
  }

  private static final FilterForm<AssetField> LINDI =
      new FilterForm<>(
          Map.of(
              "state", word(AssetField.LINDI_STATE),
              "processedAt", time(AssetField.LINDI_PROCESSED),
              "processingVersion", number(AssetField.LINDI_PROCESSING_VERSION)));
}
