package dandex.server.find;

import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import dandex.catalog.Condition;
import dandex.catalog.ObjectField;
import dandex.server.find.IndexField.Whole;
import dandex.server.find.IndexField.Word;

/// Filters on one NWB object read as queries on the nested entries of `es-mappings/asset.json`. An
/// entry stands for objects equal but for their path; `dandex.server.plan` lets only such filters
/// come here as that does not matter for.
record ObjectQueries() implements QueryReading<ObjectField> {
  @Override
  public Query is(ObjectField field, Condition condition) {
    return field(field).query(condition);
  }

  private static IndexField field(ObjectField field) {
    return switch (field) {
      case PATH -> new Word("nwbObjects.paths");
      case NEURODATA_TYPE -> new Word("nwbObjects.neurodataType");
      case EXACT_NEURODATA_TYPE -> new Word("nwbObjects.exactNeurodataType");
      case NAMESPACE -> new Word("nwbObjects.namespace");
      case KIND -> new Word("nwbObjects.kind");
      case COLUMNS -> new Word("nwbObjects.columns");
      case ROWS -> new Whole("nwbObjects.rows");
      case SHAPE -> new Whole("nwbObjects.shape");
      case DTYPE -> new Word("nwbObjects.dtype");
    };
  }
}
