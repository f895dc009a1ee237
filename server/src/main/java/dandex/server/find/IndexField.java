package dandex.server.find;

import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.json.JsonData;
import dandex.catalog.Condition;
import dandex.catalog.Condition.Contains;
import dandex.catalog.Condition.EqualToAnyOf;
import dandex.catalog.Condition.Exists;
import dandex.catalog.Condition.NumberIn;
import dandex.catalog.Condition.NumberWithin;
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
        case Exists _ -> exists(name);
        default -> throw Reading.misfit(name, condition);
      };
    }

    private static String escaped(String part) {
      return part.replace("\\", "\\\\").replace("*", "\\*").replace("?", "\\?");
    }
  }

  /// Terms of a vocabulary: equal are names and identifiers, all else is asked of the names.
  record Vocabulary(String name) implements IndexField {
    @Override
    public Query query(Condition condition) {
      var names = new Word(name + ".name");
      if (!(condition instanceof EqualToAnyOf)) return names.query(condition);
      return Queries.any(
          List.of(names.query(condition), new Word(name + ".identifier").query(condition)));
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
