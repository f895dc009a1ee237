package dandex.server.find;

import dandex.catalog.Scope;

/// What assets are grouped by: words of the index, of which an asset may have several or none.
public enum GroupField {
  DANDISET(""),
  SPECIES("species.name"),
  SEX("sex.name"),
  APPROACH("approach.name"),
  MEASUREMENT_TECHNIQUE("measurementTechnique.name"),
  VARIABLE_MEASURED("variableMeasured"),
  ENCODING_FORMAT("encodingFormat"),
  NEURODATA_TYPE("exactNeurodataType"),
  NWB_VERSION("nwbFile.nwbVersion"),
  /// With their versions, `ndx-pose/0.2.0`.
  EXTENSION("nwbFile.extensions"),
  ELECTRODE_LOCATION("nwbFile.electrodeLocations"),
  TOP_LEVEL("nwbFile.topLevel"),
  TOP_LEVEL_STRUCTURE("nwbFile.topLevelStructure"),
  LINDI_STATE("lindi.state"),
  LINDI_KEY("lindi.keys"),
  LINDI_PROCESSING_VERSION("lindi.processingVersion");

  private final String field;

  GroupField(String field) {
    this.field = field;
  }

  /// In `es-mappings/asset.json`.
  String field(Scope scope) {
    return this == DANDISET ? AssetQueries.dandiset(scope) : field;
  }

  /// The index has extensions without their versions too.
  boolean isKey(String word) {
    return this != EXTENSION || word.contains("/");
  }
}
