package dandex.server.find;

import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import dandex.catalog.Condition;
import dandex.catalog.DandisetField;
import dandex.server.find.IndexField.Time;
import dandex.server.find.IndexField.Vocabulary;
import dandex.server.find.IndexField.Whole;
import dandex.server.find.IndexField.Word;

/// Filters on dandisets read as queries on `es-mappings/dandiset.json`.
record DandisetQueries() implements QueryReading<DandisetField> {
  @Override
  public Query is(DandisetField field, Condition condition) {
    return field(field).query(condition);
  }

  private static IndexField field(DandisetField field) {
    return switch (field) {
      case IDENTIFIER -> new Word("identifier");
      case NAME -> new Word("name");
      case SPECIES -> new Vocabulary("species");
      case APPROACH -> new Vocabulary("approach");
      case MEASUREMENT_TECHNIQUE -> new Vocabulary("measurementTechnique");
      case VARIABLE_MEASURED -> new Word("variableMeasured");
      case ASSET_COUNT -> new Whole("assetCount");
      case SIZE -> new Whole("size");
      case MODIFIED -> new Time("modified");
      case CREATED -> new Time("created");
      case PUBLISHED_VERSION -> new Word("publishedVersion");
    };
  }
}
