package dandex.server.find;

import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import dandex.catalog.Condition;
import dandex.catalog.Condition.EqualToAnyOf;
import dandex.catalog.DandisetField;
import dandex.server.find.IndexField.AllText;
import dandex.server.find.IndexField.Text;
import dandex.server.find.IndexField.Time;
import dandex.server.find.IndexField.Vocabulary;
import dandex.server.find.IndexField.Whole;
import dandex.server.find.IndexField.Word;
import java.util.List;

/// Filters on dandisets read as queries on `es-mappings/dandiset.json`.
record DandisetQueries() implements QueryReading<DandisetField> {
  /// Any that is not hidden.
  static Query visible(List<String> hidden) {
    if (hidden.isEmpty()) return Queries.all(List.of());
    return Queries.not(new Word("identifier").query(new EqualToAnyOf(hidden)));
  }

  @Override
  public Query is(DandisetField field, Condition condition) {
    return field(field, condition).query(condition);
  }

  private static IndexField field(DandisetField field, Condition condition) {
    return switch (field) {
      case IDENTIFIER -> new Word("identifier");
      case NAME -> new Text("name", "nameStems");
      case DESCRIPTION -> new Text("description", "descriptionStems");
      case KEYWORDS -> new Text("keywords", "keywordStems");
      case CONTRIBUTORS -> new Text("contributors", "contributorStems");
      case LICENSES -> new Word("licenses");
      case TEXT -> new AllText();
      case SPECIES -> new Vocabulary("species");
      case APPROACH -> new Vocabulary("approach");
      case MEASUREMENT_TECHNIQUE -> new Vocabulary("measurementTechnique");
      case VARIABLE_MEASURED -> new Word("variableMeasured");
      case ASSET_COUNT -> new Whole("assetCount");
      case SUBJECT_COUNT -> new Whole("subjectCount");
      case ASSETS -> throw Reading.misfit(field, condition);
      case SIZE -> new Whole("size");
      case MODIFIED -> new Time("modified");
      case CREATED -> new Time("created");
      case PUBLISHED_VERSION -> new Word("publishedVersion");
    };
  }
}
