package dandex.server.find;

import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.json.JsonData;
import dandex.catalog.Attribute;
import dandex.catalog.Condition;
import dandex.catalog.Condition.Contains;
import dandex.catalog.Condition.EqualToAnyOf;
import dandex.catalog.Condition.Exists;
import dandex.catalog.Condition.FractionIn;
import dandex.catalog.Condition.FractionWithin;
import dandex.catalog.Condition.Glob;
import dandex.catalog.Condition.Matches;
import dandex.catalog.Condition.Named;
import dandex.catalog.Condition.NumberIn;
import dandex.catalog.Condition.NumberWithin;
import dandex.catalog.Condition.SameAs;
import dandex.catalog.Condition.StartsWith;
import dandex.catalog.Condition.TimeWithin;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Stream;

/// A field of a document, and how a condition in normal form is asked of it.
sealed interface IndexField {
  Query query(Condition condition);

  /// One keyword, or several.
  record Word(String name) implements IndexField {
    @Override
    public Query query(Condition condition) {
      return switch (condition) {
        case EqualToAnyOf(var words) -> terms(name, words.stream().map(FieldValue::of).toList());
        case StartsWith(var prefix) -> Query.of(q -> q.prefix(p -> p.field(name).value(prefix)));
        case Contains(var part) ->
            Query.of(q -> q.wildcard(w -> w.field(name).value("*" + escaped(part) + "*")));
        case Glob(var pattern) ->
            Query.of(q -> q.regexp(r -> r.field(name).value(Globs.lucene(pattern)).flags("NONE")));
        case Exists _ -> exists(name);
        default -> throw Reading.misfit(name, condition);
      };
    }

    static String escaped(String part) {
      return part.replace("\\", "\\\\").replace("*", "\\*").replace("?", "\\?");
    }
  }

  /// One keyword, or several, with stems of their own.
  record Text(String name, String stems) implements IndexField {
    @Override
    public Query query(Condition condition) {
      return condition instanceof Matches(var text)
          ? Texts.query(stems, text)
          : new Word(name).query(condition);
    }
  }

  /// All text of a document.
  record AllText() implements IndexField {
    @Override
    public Query query(Condition condition) {
      if (condition instanceof Matches(var text)) return Texts.query(text);
      throw Reading.misfit("text", condition);
    }
  }

  /// Terms of a vocabulary: equal are names and identifiers, all else is asked of the names.
  record Vocabulary(String name) implements IndexField {
    @Override
    public Query query(Condition condition) {
      if (condition instanceof SameAs(var words)) {
        return new Word(name + ".same").query(new EqualToAnyOf(words));
      }
      var names = new Word(name + ".name");
      if (!(condition instanceof EqualToAnyOf)) return names.query(condition);
      return Queries.any(
          List.of(names.query(condition), new Word(name + ".identifier").query(condition)));
    }
  }

  /// Attributes as words; see [Attribute].
  record Attributes(String name) implements IndexField {
    @Override
    public Query query(Condition condition) {
      if (!(condition instanceof Named named)) throw Reading.misfit(name, condition);
      var attribute = named.name();
      var value = named.condition();
      var words = new Word(name);
      var before = Attribute.word(attribute, "");
      return switch (value) {
        case Exists _ -> words.query(new EqualToAnyOf(List.of(attribute)));
        case EqualToAnyOf(var values) ->
            words.query(new EqualToAnyOf(values.stream().map(before::concat).toList()));
        case StartsWith(var prefix) -> words.query(new StartsWith(before + prefix));
        case Contains(var part) ->
            Query.of(q ->
                q.wildcard(w ->
                    w.field(name).value(Word.escaped(before) + "*" + Word.escaped(part) + "*")));
        case Glob(var pattern) -> glob(before, pattern);
        default -> throw Reading.misfit(name, condition);
      };
    }

    private Query glob(String before, String pattern) {
      var expression = Globs.literal(before) + Globs.lucene(pattern);
      return Query.of(q -> q.regexp(r -> r.field(name).value(expression).flags("NONE")));
    }
  }

  record Fraction(String name) implements IndexField {
    @Override
    public Query query(Condition condition) {
      return switch (condition) {
        case FractionIn(var numbers) ->
            terms(name, numbers.stream().flatMap(Fractions::equals).map(FieldValue::of).toList());
        case FractionWithin within -> range(Fractions.of(within));
        case Exists _ -> exists(name);
        default -> throw Reading.misfit(name, condition);
      };
    }

    private Query range(Fractions fractions) {
      if (fractions.isEmpty()) return Queries.any(List.of());
      return Query.of(q ->
          q.range(r -> r.number(n -> n.field(name).gte(fractions.from()).lte(fractions.to()))));
    }
  }

  record Whole(String name) implements IndexField {
    @Override
    public Query query(Condition condition) {
      return switch (condition) {
        case NumberIn(var numbers) -> terms(name, numbers.stream().map(FieldValue::of).toList());
        case NumberWithin within -> range(Numbers.of(within));
        case Exists _ -> exists(name);
        default -> throw Reading.misfit(name, condition);
      };
    }

    private Query range(Numbers numbers) {
      if (numbers.isEmpty()) return Queries.any(List.of());
      return Query.of(q ->
          q.range(r ->
              r.untyped(u ->
                  u.field(name).gte(JsonData.of(numbers.from())).lte(JsonData.of(numbers.to())))));
    }
  }

  record Time(String name) implements IndexField {
    // Where digits are left out, Elasticsearch takes an upper bound for the end of the second.
    private static final DateTimeFormatter NANOS =
        DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSSSS'Z'").withZone(ZoneOffset.UTC);

    @Override
    public Query query(Condition condition) {
      return switch (condition) {
        case TimeWithin within -> range(Instants.of(within));
        case Exists _ -> exists(name);
        default -> throw Reading.misfit(name, condition);
      };
    }

    private Query range(Instants instants) {
      if (instants.isEmpty()) return Queries.any(List.of());
      return Query.of(q ->
          q.range(r ->
              r.untyped(
                  u -> u.field(name).gte(written(instants.from())).lte(written(instants.to())))));
    }

    private static JsonData written(Instant instant) {
      return JsonData.of(NANOS.format(instant));
    }
  }

  /// An instant of whatever century as microseconds since 1970.
  record Micros(String name) implements IndexField {
    @Override
    public Query query(Condition condition) {
      var asked = condition instanceof TimeWithin within ? Microseconds.within(within) : condition;
      return new Whole(name).query(asked);
    }
  }

  private static Query exists(String name) {
    return Query.of(q -> q.exists(e -> e.field(name)));
  }

  private static Query terms(String name, List<FieldValue> values) {
    return Queries.any(
        Stream.iterate(0, from -> from < values.size(), from -> from + Queries.MOST_TERMS)
            .map(from -> values.subList(from, Math.min(values.size(), from + Queries.MOST_TERMS)))
            .map(part -> Query.of(q -> q.terms(t -> t.field(name).terms(v -> v.value(part)))))
            .toList());
  }
}
