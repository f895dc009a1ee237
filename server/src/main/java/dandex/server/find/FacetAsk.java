package dandex.server.find;

import java.util.List;
import java.util.Set;

/// What is to be counted over the matches of a question. Each is counted without the conditions
/// that choose among its own values, so that it shows what else could be chosen.
public sealed interface FacetAsk {
  /// Fields whose conditions are left out.
  Set<Enum<?>> own();

  /// @param first how many words at most
  /// @param byWord whether in order of the words, else the most frequent first
  record Terms(WordField field, int first, boolean byWord) implements FacetAsk {
    @Override
    public Set<Enum<?>> own() {
      return field.conditions();
    }
  }

  /// @param interval of numbers, above 0
  record Histogram(MeasuredField field, double interval) implements FacetAsk {
    @Override
    public Set<Enum<?>> own() {
      return Set.of(field.condition());
    }
  }

  /// @param bounds ascending
  record Ranges(MeasuredField field, List<Double> bounds) implements FacetAsk {
    @Override
    public Set<Enum<?>> own() {
      return Set.of(field.condition());
    }
  }

  record Dates(MeasuredField field, Interval interval) implements FacetAsk {
    @Override
    public Set<Enum<?>> own() {
      return Set.of(field.condition());
    }
  }

  record Statistics(MeasuredField field) implements FacetAsk {
    @Override
    public Set<Enum<?>> own() {
      return Set.of(field.condition());
    }
  }

  /// Of the calendar, in UTC.
  enum Interval {
    DAY,
    WEEK,
    MONTH,
    QUARTER,
    YEAR
  }
}
