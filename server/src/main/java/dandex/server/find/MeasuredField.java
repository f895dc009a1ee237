package dandex.server.find;

import dandex.catalog.AssetField;
import dandex.catalog.DandisetField;
import dandex.catalog.FileField;

/// Numbers and times of an index that are counted in ranges.
public enum MeasuredField {
  SIZE("size", AssetField.SIZE),
  UNIT_COUNT("nwbFile.unitCount", FileField.UNIT_COUNT),
  ELECTRODE_COUNT("nwbFile.electrodeCount", FileField.ELECTRODE_COUNT),
  ROI_COUNT("nwbFile.roiCount", FileField.ROI_COUNT),
  ITEM_COUNT("nwbFile.itemCount", FileField.ITEM_COUNT),
  SAMPLING_RATE("nwbFile.samplingRates", FileField.SAMPLING_RATES),
  CREATED("created", AssetField.CREATED),
  MODIFIED("modified", AssetField.MODIFIED),
  LINDI_PROCESSED("lindi.processedAt", AssetField.LINDI_PROCESSED),
  SESSION_START("nwbFile.sessionDate", FileField.SESSION_START),
  DANDISET_SIZE("size", DandisetField.SIZE),
  DANDISET_ASSET_COUNT("assetCount", DandisetField.ASSET_COUNT),
  DANDISET_SUBJECT_COUNT("subjectCount", DandisetField.SUBJECT_COUNT),
  DANDISET_CREATED("created", DandisetField.CREATED),
  DANDISET_MODIFIED("modified", DandisetField.MODIFIED);

  private final String field;
  private final Enum<?> condition;

  MeasuredField(String field, Enum<?> condition) {
    this.field = field;
    this.condition = condition;
  }

  /// In `es-mappings`.
  String field() {
    return field;
  }

  /// The field of a filter that bounds it.
  Enum<?> condition() {
    return condition;
  }
}
