package dandex.server.find;

import dandex.catalog.AssetField;
import dandex.catalog.Condition;
import dandex.catalog.Condition.CountOfObjects;
import dandex.catalog.FileField;
import dandex.catalog.Filter;
import dandex.catalog.ItemField;
import dandex.catalog.ObjectField;
import dandex.catalog.Scope;
import dandex.server.find.Column.Time;
import dandex.server.find.Column.Whole;
import dandex.server.find.Column.Word;
import dandex.server.find.Column.Words;
import dandex.server.plan.Counts;

/// Filters on assets read as conditions on a row `a` of `asset`.
record AssetColumns(Scope scope) implements SqlReading<AssetField> {
  // Of the reader that made the structure: without one there is none.
  private static final String PROCESSING_VERSION =
      "case when l.processed_at is not null then l.processing_version end";

  @Override
  public Sql is(AssetField field, Condition condition) {
    return switch (field) {
      case ASSET_ID -> new Word("a.id::text").test(condition);
      case TEXT, IN_DANDISET -> throw Reading.misfit(field, condition);
      case DANDISET -> placed(new Word("v.dandiset").test(condition));
      case PATH -> placed(new Word("p.path").test(condition));
      case SIZE -> new Whole("a.bytes").test(condition);
      case ENCODING_FORMAT -> new Word("a.encoding_format").test(condition);
      case SPECIES -> new VocabularyColumn("a.species_names", "a.species_ids").test(condition);
      case SEX -> new VocabularyColumn("a.sex_names", "a.sex_ids").test(condition);
      case SUBJECT -> new Words("a.subjects").test(condition);
      case APPROACH -> new VocabularyColumn("a.approach_names", "a.approach_ids").test(condition);
      case MEASUREMENT_TECHNIQUE ->
          new VocabularyColumn("a.technique_names", "a.technique_ids").test(condition);
      case VARIABLE_MEASURED -> new Words("a.variables").test(condition);
      case NEURODATA_TYPE -> object(new Filter.Is<>(ObjectField.NEURODATA_TYPE, condition));
      case EXACT_NEURODATA_TYPE ->
          object(new Filter.Is<>(ObjectField.EXACT_NEURODATA_TYPE, condition));
      case NWB_OBJECTS ->
          condition instanceof CountOfObjects(var filter, var number)
              ? objects(filter, Counts.of(number))
              : object(Reading.object(condition));
      case STRUCTURE -> item(Reading.item(condition));
      case NWB_FILE -> file(Reading.file(condition));
      case LINDI -> lindi(new Time("l.processed_at").test(condition));
      case LINDI_STATE -> lindi(new Word("upper(l.state)").test(condition));
      case LINDI_PROCESSED -> lindi(new Time("l.processed_at").test(condition));
      case LINDI_PROCESSING_VERSION -> lindi(new Whole(PROCESSING_VERSION).test(condition));
      case MODIFIED -> new Time("a.modified").test(condition);
      case CREATED -> new Time("a.created").test(condition);
    };
  }

  /// The asset stands in the scope.
  Sql inScope() {
    return placed(Sql.TRUE);
  }

  /// Rows `a` of `asset` with the versions `v` of the scope in which they stand, to be followed by
  /// a condition.
  Sql standing(String select) {
    return Sql.joined(
        Sql.of(select + "join place p on p.asset = a.id join version v on v.id = p.version where "),
        inScope(scope),
        Sql.of(" and "));
  }

  /// The first of the asset's paths in the scope.
  Sql path() {
    return inScope(scope)
        .within(
            """
            (select min(p.path)
            from place p join version v on v.id = p.version
            where p.asset = a.id and \
            """,
            ")");
  }

  private Sql placed(Sql condition) {
    return Sql.joined(inScope(scope), Sql.of(" and "), condition)
        .within(
            """
            exists (select
            from place p join version v on v.id = p.version
            where p.asset = a.id and \
            """,
            ")");
  }

  private static Sql inScope(Scope scope) {
    return switch (scope) {
      case DRAFT -> Sql.of("v.version = 'draft'");
      case LATEST -> Sql.of("v.latest");
      case ANY -> Sql.TRUE;
    };
  }

  private static Sql object(Filter<ObjectField> filter) {
    return new ObjectColumns()
        .of(filter)
        .within("exists (select from nwb_object o where o.asset = a.id and ", ")");
  }

  private static Sql objects(Filter<ObjectField> filter, Counts counts) {
    var number =
        new ObjectColumns()
            .of(filter)
            .within("(select count(*) from nwb_object o where o.asset = a.id and ", ")");
    return Sql.any(
        counts.ranges().stream()
            .map(range -> Sql.joined(number, Sql.of(" between ? and ?", range.from(), range.to())))
            .toList());
  }

  private static Sql item(Filter<ItemField> filter) {
    return new ItemColumns()
        .of(filter)
        .within(
            "exists (select from nwb_item o where o.asset = a.id and o.kind <> 'LINK' and ", ")");
  }

  private static Sql file(Filter<FileField> filter) {
    return new FileColumns()
        .of(filter)
        .within("exists (select from nwb_file f where f.asset = a.id and ", ")");
  }

  private static Sql lindi(Sql condition) {
    return condition.within("exists (select from lindi l where l.asset = a.id and ", ")");
  }
}
