package dandex.server.find;

import dandex.catalog.Condition;
import dandex.catalog.Condition.Contains;
import dandex.catalog.Condition.EqualToAnyOf;
import dandex.catalog.Condition.Exists;
import dandex.catalog.Condition.FractionIn;
import dandex.catalog.Condition.FractionWithin;
import dandex.catalog.Condition.Glob;
import dandex.catalog.Condition.NumberIn;
import dandex.catalog.Condition.NumberWithin;
import dandex.catalog.Condition.SameAs;
import dandex.catalog.Condition.StartsWith;
import dandex.catalog.Condition.TimeWithin;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A column, and how a condition in normal form is asked of it. All expressions are constants.
interface Column {
  Sql test(Condition condition);

  /// One text, or null.
  record Word(String value) implements Column {
    @Override
    public Sql test(Condition condition) {
      return switch (condition) {
        case EqualToAnyOf(var words) -> Sql.of(value + " = any(?)", array(words));
        case StartsWith(var prefix) -> Sql.of("starts_with(" + value + ", ?)", prefix);
        case Contains(var part) -> Sql.of("strpos(" + value + ", ?) > 0", part);
        case Glob(var pattern) -> Sql.of(value + " ~ ?", Globs.postgres(pattern));
        case Exists _ -> Sql.of(value + " is not null");
        default -> throw Reading.misfit(value, condition);
      };
    }
  }

  /// An array of texts.
  ///
  /// @param equals the array in which equals are looked for
  record Words(String values, String equals) implements Column {
    Words(String values) {
      this(values, values);
    }

    @Override
    public Sql test(Condition condition) {
      return switch (condition) {
        case EqualToAnyOf(var words) -> Sql.of("(" + equals + ") && ?", array(words));
        case Exists _ -> Sql.of("cardinality(" + values + ") > 0");
        case SameAs _ -> throw Reading.misfit(values, condition);
        default ->
            new Word("each.value")
                .test(condition)
                .within("exists (select from unnest(" + values + ") as each (value) where ", ")");
      };
    }
  }

  /// The path of something, and those of soft links that lead to it.
  record Paths(String path, String aliases) implements Column {
    @Override
    public Sql test(Condition condition) {
      return Sql.any(List.of(new Word(path).test(condition), new Words(aliases).test(condition)));
    }
  }

  /// One whole number, or null.
  record Whole(String value) implements Column {
    @Override
    public Sql test(Condition condition) {
      return switch (condition) {
        case NumberIn(var numbers) ->
            Sql.of(value + " = any(?)", (Object) numbers.toArray(Long[]::new));
        case NumberWithin within -> between(Numbers.of(within));
        case Exists _ -> Sql.of(value + " is not null");
        default -> throw Reading.misfit(value, condition);
      };
    }

    private Sql between(Numbers numbers) {
      return Sql.of(value + " between ? and ?", numbers.from(), numbers.to());
    }
  }

  /// An array of whole numbers, or null.
  record Wholes(String values) implements Column {
    @Override
    public Sql test(Condition condition) {
      if (condition instanceof Exists) return Sql.of("cardinality(" + values + ") > 0");
      return new Whole("each.value")
          .test(condition)
          .within("exists (select from unnest(" + values + ") as each (value) where ", ")");
    }
  }

  /// An array of numbers with fractions.
  record Fractions(String values) implements Column {
    @Override
    public Sql test(Condition condition) {
      return switch (condition) {
        case FractionIn(var numbers) ->
            Sql.of(values + " && ?", (Object) numbers.toArray(Double[]::new));
        case FractionWithin(var gt, var gte, var lt, var lte) ->
            Sql.all(
                    List.of(
                        bound("each.value > ?", gt),
                        bound("each.value >= ?", gte),
                        bound("each.value < ?", lt),
                        bound("each.value <= ?", lte)))
                .within("exists (select from unnest(" + values + ") as each (value) where ", ")");
        case Exists _ -> Sql.of("cardinality(" + values + ") > 0");
        default -> throw Reading.misfit(values, condition);
      };
    }

    private static Sql bound(String comparison, @Nullable Double bound) {
      return bound == null ? Sql.TRUE : Sql.of(comparison, bound);
    }
  }

  /// An instant, or null.
  record Time(String value) implements Column {
    @Override
    public Sql test(Condition condition) {
      return switch (condition) {
        case TimeWithin within -> between(Instants.of(within));
        case Exists _ -> Sql.of(value + " is not null");
        default -> throw Reading.misfit(value, condition);
      };
    }

    // Postgres tells microseconds and would round what is finer.
    private Sql between(Instants instants) {
      return Sql.of(
          value + " between ? and ?",
          bound(instants.from().plusNanos(999).truncatedTo(ChronoUnit.MICROS)),
          bound(instants.to().truncatedTo(ChronoUnit.MICROS)));
    }

    static OffsetDateTime bound(Instant instant) {
      return instant.atOffset(ZoneOffset.UTC);
    }
  }

  /// An instant of whatever century, or null.
  record Micros(String value) implements Column {
    @Override
    public Sql test(Condition condition) {
      var asked = condition instanceof TimeWithin within ? Microseconds.within(within) : condition;
      return new Whole("(extract(epoch from " + value + ") * 1000000)::bigint").test(asked);
    }
  }

  static Object array(List<String> words) {
    return words.toArray(String[]::new);
  }
}
