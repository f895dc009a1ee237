package dandex.server.find;

import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import dandex.catalog.Condition;
import dandex.catalog.FileField;
import dandex.catalog.Filter;
import dandex.server.find.IndexField.Fraction;
import dandex.server.find.IndexField.Micros;
import dandex.server.find.IndexField.Text;
import dandex.server.find.IndexField.Whole;
import dandex.server.find.IndexField.Word;
import java.util.List;

/// Filters on what an NWB file says of itself read as queries on `nwbFile` in
/// `es-mappings/asset.json`.
record FileQueries() implements QueryReading<FileField> {
  /// The file was read, and the filter holds of it.
  Query some(Filter<FileField> filter) {
    var isRead = Query.of(q -> q.exists(e -> e.field("nwbFile.itemCount")));
    return Queries.all(List.of(isRead, of(filter)));
  }

  @Override
  public Query is(FileField field, Condition condition) {
    return field(field).query(condition);
  }

  private static IndexField field(FileField field) {
    return switch (field) {
      case NWB_VERSION -> new Word("nwbFile.nwbVersion");
      case IDENTIFIER -> new Word("nwbFile.identifier");
      case SESSION_ID -> new Word("nwbFile.sessionId");
      case SESSION_START -> new Micros("nwbFile.sessionStart");
      case EXPERIMENTERS -> new Word("nwbFile.experimenters");
      case LAB -> new Word("nwbFile.lab");
      case INSTITUTION -> new Word("nwbFile.institution");
      case KEYWORDS -> new Word("nwbFile.keywords");
      case SUBJECT_ID -> new Word("nwbFile.subjectId");
      case SPECIES -> new Word("nwbFile.species");
      case SEX -> new Word("nwbFile.sex");
      case AGE -> new Word("nwbFile.age");
      case GENOTYPE -> new Word("nwbFile.genotype");
      case STRAIN -> new Word("nwbFile.strain");
      case DEVICES -> new Word("nwbFile.devices");
      case ELECTRODE_COUNT -> new Whole("nwbFile.electrodeCount");
      case ELECTRODE_LOCATIONS ->
          new Text("nwbFile.electrodeLocations", "nwbFile.electrodeLocationStems");
      case ELECTRODE_GROUPS -> new Word("nwbFile.electrodeGroups");
      case IMAGING_LOCATIONS ->
          new Text("nwbFile.imagingLocations", "nwbFile.imagingLocationStems");
      case INDICATORS -> new Word("nwbFile.indicators");
      case UNIT_COUNT -> new Whole("nwbFile.unitCount");
      case ROI_COUNT -> new Whole("nwbFile.roiCount");
      case SAMPLING_RATES -> new Fraction("nwbFile.samplingRates");
      case EXTENSIONS -> new Word("nwbFile.extensions");
      case TOP_LEVEL -> new Word("nwbFile.topLevel");
      case TOP_LEVEL_STRUCTURE -> new Word("nwbFile.topLevelStructure");
      case ITEM_COUNT -> new Whole("nwbFile.itemCount");
    };
  }
}
