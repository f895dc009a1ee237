package dandex.server.find;

import dandex.catalog.Attribute;
import dandex.catalog.Condition;
import dandex.catalog.Condition.EqualToAnyOf;
import dandex.catalog.Condition.Exists;
import dandex.catalog.Condition.Named;
import java.util.List;

/// Attributes as words; see [Attribute].
record AttributeColumn(String words) implements Column {
  @Override
  public Sql test(Condition condition) {
    if (!(condition instanceof Named named)) throw Reading.misfit(words, condition);
    var name = named.name();
    var value = named.condition();
    return switch (value) {
      case Exists _ -> new Column.Words(words).test(new EqualToAnyOf(List.of(name)));
      case EqualToAnyOf(var values) ->
          new Column.Words(words)
              .test(
                  new EqualToAnyOf(values.stream().map(one -> Attribute.word(name, one)).toList()));
      default -> ofValue(name, value);
    };
  }

  private Sql ofValue(String name, Condition condition) {
    var before = Attribute.word(name, "");
    var values =
        Sql.of(
            "exists (select from (select substr(word, ?) as value from unnest("
                + words
                + ") as all_words (word) where starts_with(word, ?)) as each where ",
            before.codePointCount(0, before.length()) + 1,
            before);
    return Sql.joined(values, new Column.Word("each.value").test(condition), Sql.of(")"));
  }
}
