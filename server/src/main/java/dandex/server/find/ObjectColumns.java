package dandex.server.find;

import dandex.catalog.Condition;
import dandex.catalog.ObjectField;
import dandex.server.find.Column.Paths;
import dandex.server.find.Column.Whole;
import dandex.server.find.Column.Wholes;
import dandex.server.find.Column.Word;
import dandex.server.find.Column.Words;

/// Filters on one NWB object read as conditions on a row `o` of `nwb_object`.
record ObjectColumns() implements SqlReading<ObjectField> {
  @Override
  public Sql is(ObjectField field, Condition condition) {
    return column(field).test(condition);
  }

  private static Column column(ObjectField field) {
    return switch (field) {
      case PATH -> new Paths("o.path", "o.aliases");
      case NEURODATA_TYPE -> new Words("o.neurodata_type || o.ancestors");
      case EXACT_NEURODATA_TYPE -> new Word("o.neurodata_type");
      case NAMESPACE -> new Word("o.namespace");
      case KIND -> new Word("o.kind");
      case COLUMNS -> new Words("o.columns");
      case ROWS -> new Whole("o.rows");
      case SHAPE -> new Wholes("o.shape");
      case DTYPE -> new Word("o.dtype");
    };
  }
}
