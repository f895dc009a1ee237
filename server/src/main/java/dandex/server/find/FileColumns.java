package dandex.server.find;

import dandex.catalog.Condition;
import dandex.catalog.FileField;
import dandex.server.find.Column.Fractions;
import dandex.server.find.Column.Micros;
import dandex.server.find.Column.Whole;
import dandex.server.find.Column.Word;
import dandex.server.find.Column.Words;

/// Filters on what an NWB file says of itself read as conditions on a row `f` of `nwb_file`.
record FileColumns() implements SqlReading<FileField> {
  private static final String EXTENSIONS =
      """
      f.extension_names || array(
        select name || '/' || version
        from unnest(f.extension_names, f.extension_versions) as e (name, version))\
      """;

  @Override
  public Sql is(FileField field, Condition condition) {
    return column(field).test(condition);
  }

  private static Column column(FileField field) {
    return switch (field) {
      case NWB_VERSION -> new Word("f.nwb_version");
      case IDENTIFIER -> new Word("f.identifier");
      case SESSION_ID -> new Word("f.session_id");
      case SESSION_START -> new Micros("f.session_start");
      case EXPERIMENTERS -> new Words("f.experimenters");
      case LAB -> new Word("f.lab");
      case INSTITUTION -> new Word("f.institution");
      case KEYWORDS -> new Words("f.keywords");
      case SUBJECT_ID -> new Word("f.subject_id");
      case SPECIES -> new Word("f.species");
      case SEX -> new Word("f.sex");
      case AGE -> new Word("f.age");
      case GENOTYPE -> new Word("f.genotype");
      case STRAIN -> new Word("f.strain");
      case DEVICES -> new Words("f.devices");
      case ELECTRODE_COUNT -> new Whole("f.electrode_count");
      case ELECTRODE_LOCATIONS -> new Words("f.electrode_locations");
      case ELECTRODE_GROUPS -> new Words("f.electrode_groups");
      case IMAGING_LOCATIONS -> new Words("f.imaging_locations");
      case INDICATORS -> new Words("f.indicators");
      case UNIT_COUNT -> new Whole("f.unit_count");
      case ROI_COUNT -> new Whole("f.roi_count");
      case SAMPLING_RATES -> new Fractions("f.sampling_rates");
      case EXTENSIONS -> new Words(EXTENSIONS);
      case TOP_LEVEL -> new Words("f.top_level");
      case TOP_LEVEL_STRUCTURE -> new Word("array_to_string(f.top_level, ',')");
      case ITEM_COUNT -> new Whole("f.item_count");
    };
  }
}
