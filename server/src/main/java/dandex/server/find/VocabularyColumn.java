package dandex.server.find;

import dandex.catalog.Condition;
import dandex.catalog.Condition.SameAs;

/// A vocabulary: names as written, and identifiers or null, of one length.
record VocabularyColumn(String names, String identifiers) implements Column {
  private static final String FORM =
      """
      term_form(t.name) = any(?) or term_form(t.id) = any(?)
      or exists (select from regexp_split_to_table(t.name, ' - ') as part
                 where term_form(part) = any(?))\
      """;

  @Override
  public Sql test(Condition condition) {
    if (!(condition instanceof SameAs(var words))) {
      return new Column.Words(names, names + " || " + identifiers).test(condition);
    }
    var forms = Column.array(words);
    return Sql.of(FORM, forms, forms, forms)
        .within(
            "exists (select from unnest(" + names + ", " + identifiers + ") as t (name, id) where ",
            ")");
  }
}
