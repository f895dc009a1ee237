package dandex.server.find;

import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import dandex.catalog.AssetField;
import dandex.catalog.Condition;
import dandex.catalog.Scope;
import dandex.server.find.IndexField.Time;
import dandex.server.find.IndexField.Vocabulary;
import dandex.server.find.IndexField.Whole;
import dandex.server.find.IndexField.Word;

/// Filters on assets read as queries on `es-mappings/asset.json`.
record AssetQueries(Scope scope) implements QueryReading<AssetField> {
  @Override
  public Query is(AssetField field, Condition condition) {
    return switch (field) {
      case NWB_OBJECTS -> nested("nwbObjects", new ObjectQueries().of(Reading.object(condition)));
      case STRUCTURE -> nested("structure", new ItemQueries().of(Reading.item(condition)));
      case NWB_FILE -> new FileQueries().some(Reading.file(condition));
      default -> field(field).query(condition);
    };
  }

  private static Query nested(String path, Query query) {
    return Query.of(q -> q.nested(n -> n.path(path).query(query)));
  }

  /// An asset stands in the scope.
  Query inScope() {
    return Query.of(q -> q.exists(e -> e.field(dandiset(scope))));
  }

  static String dandiset(Scope scope) {
    return place(scope) + ".dandiset";
  }

  static String path(Scope scope) {
    return place(scope) + ".path";
  }

  private static String place(Scope scope) {
    return switch (scope) {
      case DRAFT -> "draft";
      case LATEST -> "latest";
      case ANY -> "any";
    };
  }

  private IndexField field(AssetField field) {
    return switch (field) {
      case DANDISET -> new Word(dandiset(scope));
      case PATH -> new Word(path(scope));
      case SIZE -> new Whole("size");
      case ENCODING_FORMAT -> new Word("encodingFormat");
      case SPECIES -> new Vocabulary("species");
      case SEX -> new Vocabulary("sex");
      case SUBJECT -> new Word("subject");
      case APPROACH -> new Vocabulary("approach");
      case MEASUREMENT_TECHNIQUE -> new Vocabulary("measurementTechnique");
      case VARIABLE_MEASURED -> new Word("variableMeasured");
      case NEURODATA_TYPE -> new Word("neurodataType");
      case EXACT_NEURODATA_TYPE -> new Word("exactNeurodataType");
      case MODIFIED -> new Time("modified");
      case CREATED -> new Time("created");
      case LINDI, LINDI_PROCESSED -> new Time("lindi.processedAt");
      case LINDI_STATE -> new Word("lindi.state");
      case LINDI_PROCESSING_VERSION -> new Whole("lindi.processingVersion");
      case NWB_OBJECTS, STRUCTURE, NWB_FILE ->
          throw new IllegalArgumentException(field + " has conditions of its own");
    };
  }
}
