package dandex.server.find;

import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import dandex.catalog.AssetField;
import dandex.catalog.Condition;
import dandex.catalog.Condition.CountOfObjects;
import dandex.catalog.Condition.EqualToAnyOf;
import dandex.catalog.Scope;
import dandex.server.find.IndexField.AllText;
import dandex.server.find.IndexField.Text;
import dandex.server.find.IndexField.Time;
import dandex.server.find.IndexField.Vocabulary;
import dandex.server.find.IndexField.Whole;
import dandex.server.find.IndexField.Word;
import dandex.server.plan.Counts;
import java.util.List;

/// Filters on assets read as queries on `es-mappings/asset.json`.
record AssetQueries(Scope scope) implements QueryReading<AssetField> {
  @Override
  public Query is(AssetField field, Condition condition) {
    return switch (field) {
      case NWB_OBJECTS ->
          condition instanceof CountOfObjects(var filter, var number)
              ? ObjectCounts.query(new ObjectQueries().of(filter), Counts.of(number))
              : nested("nwbObjects", new ObjectQueries().of(Reading.object(condition)));
      case STRUCTURE -> nested("structure", new ItemQueries().of(Reading.item(condition)));
      case NWB_FILE -> new FileQueries().some(Reading.file(condition));
      default -> field(field).query(condition);
    };
  }

  private static Query nested(String path, Query query) {
    return Query.of(q -> q.nested(n -> n.path(path).query(query)));
  }

  /// An asset stands in the scope, and its document speaks of no dandiset that is hidden: one that
  /// still does is old, and left out until the mirror has written it anew.
  Query inScope(List<String> hidden) {
    var stands = Query.of(q -> q.exists(e -> e.field(dandiset(scope))));
    return hidden.isEmpty() ? stands : Queries.all(List.of(stands, Queries.not(speaksOf(hidden))));
  }

  private static Query speaksOf(List<String> dandisets) {
    return new Word(dandiset(Scope.ANY)).query(new EqualToAnyOf(dandisets));
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
      case ASSET_ID -> new Word("assetId");
      case DANDISET -> new Word(dandiset(scope));
      case PATH -> new Text(path(scope), place(scope) + ".pathStems");
      case TEXT -> new AllText();
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
      case NWB_OBJECTS, STRUCTURE, NWB_FILE, IN_DANDISET ->
          throw new IllegalArgumentException(field + " has conditions of its own");
    };
  }
}
