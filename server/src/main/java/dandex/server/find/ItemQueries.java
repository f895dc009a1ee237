package dandex.server.find;

import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import dandex.catalog.Condition;
import dandex.catalog.ItemField;
import dandex.server.find.IndexField.Attributes;
import dandex.server.find.IndexField.Whole;
import dandex.server.find.IndexField.Word;

/// Filters on one group or dataset read as queries on the nested entries `structure` of
/// `es-mappings/asset.json`, to which the same applies as to those of NWB objects.
record ItemQueries() implements QueryReading<ItemField> {
  @Override
  public Query is(ItemField field, Condition condition) {
    return field(field).query(condition);
  }

  private static IndexField field(ItemField field) {
    return switch (field) {
      case PATH -> new Word("structure.paths");
      case KIND -> new Word("structure.kind");
      case DTYPE -> new Word("structure.dtype");
      case SHAPE -> new Whole("structure.shape");
      case ATTRIBUTE -> new Attributes("structure.attributes");
    };
  }
}
