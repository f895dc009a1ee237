package dandex.server.find;

import dandex.catalog.Condition;
import dandex.catalog.DandisetField;
import dandex.server.find.Column.Time;
import dandex.server.find.Column.Whole;
import dandex.server.find.Column.Word;
import dandex.server.find.Column.Words;

/// Filters on dandisets read as conditions on a row `d` of `dandiset` and the version `v` that
/// speaks for it, whose columns are null where none is here.
record DandisetColumns() implements SqlReading<DandisetField> {
  /// What the conditions speak of.
  static final String ROWS =
      """
      from dandiset d left join lateral (
        select * from version own where own.dandiset = d.id
        order by own.version = 'draft' desc, own.version desc limit 1) v on true\
      """;

  private static final String PUBLISHED =
      "(select p.version from version p where p.dandiset = d.id and p.version <> 'draft'"
          + " order by p.version desc limit 1)";

  @Override
  public Sql is(DandisetField field, Condition condition) {
    return column(field, condition).test(condition);
  }

  private static Column column(DandisetField field, Condition condition) {
    return switch (field) {
      case IDENTIFIER -> new Word("d.id");
      case NAME -> new Word("v.name");
      case DESCRIPTION -> new Word("v.description");
      case KEYWORDS -> new Words("v.keywords");
      case CONTRIBUTORS -> new Words("v.contributors");
      case LICENSES -> new Words("v.licenses");
      case SPECIES -> new VocabularyColumn("v.species_names", "v.species_ids");
      case APPROACH -> new VocabularyColumn("v.approach_names", "v.approach_ids");
      case MEASUREMENT_TECHNIQUE -> new VocabularyColumn("v.technique_names", "v.technique_ids");
      case VARIABLE_MEASURED -> new Words("v.variables");
      case ASSET_COUNT -> new Whole("v.asset_count");
      case SUBJECT_COUNT -> new Whole("v.subject_count");
      case SIZE -> new Whole("v.bytes");
      case MODIFIED -> new Time("v.modified");
      case CREATED -> new Time("d.created");
      case PUBLISHED_VERSION -> new Word(PUBLISHED);
      case TEXT, ASSETS -> throw Reading.misfit(field, condition);
    };
  }
}
