package dandex.server.find;

import dandex.catalog.AssetField;
import dandex.catalog.FileField;
import dandex.catalog.Scope;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What assets are grouped by: words of the index, of which an asset may have several or none.
public enum GroupField implements WordField {
  DANDISET("", AssetField.DANDISET),
  SPECIES("species.name", AssetField.SPECIES),
  SEX("sex.name", AssetField.SEX),
  SUBJECT("subject", AssetField.SUBJECT),
  APPROACH("approach.name", AssetField.APPROACH),
  MEASUREMENT_TECHNIQUE("measurementTechnique.name", AssetField.MEASUREMENT_TECHNIQUE),
  VARIABLE_MEASURED("variableMeasured", AssetField.VARIABLE_MEASURED),
  ENCODING_FORMAT("encodingFormat", AssetField.ENCODING_FORMAT),
  NEURODATA_TYPE("exactNeurodataType", AssetField.EXACT_NEURODATA_TYPE, AssetField.NEURODATA_TYPE),
  NWB_VERSION("nwbFile.nwbVersion", FileField.NWB_VERSION),
  SESSION_ID("nwbFile.sessionId", FileField.SESSION_ID),
  EXPERIMENTER("nwbFile.experimenters", FileField.EXPERIMENTERS),
  LAB("nwbFile.lab", FileField.LAB),
  INSTITUTION("nwbFile.institution", FileField.INSTITUTION),
  KEYWORD("nwbFile.keywords", FileField.KEYWORDS),
  AGE("nwbFile.age", FileField.AGE),
  GENOTYPE("nwbFile.genotype", FileField.GENOTYPE),
  STRAIN("nwbFile.strain", FileField.STRAIN),
  DEVICE("nwbFile.devices", FileField.DEVICES),
  /// With their versions, `ndx-pose/0.2.0`.
  EXTENSION("nwbFile.extensions", FileField.EXTENSIONS),
  ELECTRODE_LOCATION("nwbFile.electrodeLocations", FileField.ELECTRODE_LOCATIONS),
  ELECTRODE_GROUP("nwbFile.electrodeGroups", FileField.ELECTRODE_GROUPS),
  IMAGING_LOCATION("nwbFile.imagingLocations", FileField.IMAGING_LOCATIONS),
  INDICATOR("nwbFile.indicators", FileField.INDICATORS),
  TOP_LEVEL("nwbFile.topLevel", FileField.TOP_LEVEL),
  TOP_LEVEL_STRUCTURE("nwbFile.topLevelStructure", FileField.TOP_LEVEL_STRUCTURE),
  LINDI_STATE("lindi.state", AssetField.LINDI_STATE),
  LINDI_KEY("lindi.keys"),
  LINDI_PROCESSING_VERSION("lindi.processingVersion", AssetField.LINDI_PROCESSING_VERSION);

  private final String field;

  @SuppressWarnings("ImmutableEnumChecker") // Set.of is
  private final Set<Enum<?>> conditions;

  GroupField(String field, Enum<?>... conditions) {
    this.field = field;
    this.conditions = Set.of(conditions);
  }

  @Override
  public String field(Scope scope) {
    return this == DANDISET ? AssetQueries.dandiset(scope) : field;
  }

  @Override
  public Set<Enum<?>> conditions() {
    return conditions;
  }

  @Override
  public @Nullable String only() {
    return this == EXTENSION ? ".*/.*" : null;
  }

  /// The index has extensions without their versions too.
  boolean isKey(String word) {
    return this != EXTENSION || word.contains("/");
  }
}
