package dandex.server.find;

import dandex.catalog.Condition;
import dandex.catalog.ItemField;
import dandex.server.find.Column.Paths;
import dandex.server.find.Column.Wholes;
import dandex.server.find.Column.Word;

/// Filters on one group or dataset read as conditions on a row `o` of `nwb_item`.
record ItemColumns() implements SqlReading<ItemField> {
  @Override
  public Sql is(ItemField field, Condition condition) {
    return column(field).test(condition);
  }

  private static Column column(ItemField field) {
    return switch (field) {
      case PATH -> new Paths("o.path", "o.aliases");
      case KIND -> new Word("o.kind");
      case DTYPE -> new Word("o.dtype");
      case SHAPE -> new Wholes("o.shape");
      case ATTRIBUTE -> new AttributeColumn("o.attributes");
    };
  }
}
