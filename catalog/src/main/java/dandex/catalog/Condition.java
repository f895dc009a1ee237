package dandex.catalog;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is asked of one field. Words are compared as written: case matters.
public sealed interface Condition {
  /// One of these words, or none at all when the list is empty. On a vocabulary a word is a name as
  /// written or an identifier.
  record EqualToAnyOf(List<String> words) implements Condition {}

  record StartsWith(String prefix) implements Condition {}

  record Contains(String part) implements Condition {}

  /// Has any value (true) or none (false).
  record Exists(boolean wanted) implements Condition {}

  record NumberIn(List<Long> numbers) implements Condition {}

  /// Within bounds; those that are null do not bound.
  record NumberWithin(@Nullable Long gt, @Nullable Long gte, @Nullable Long lt, @Nullable Long lte)
      implements Condition {}

  /// Within bounds; those that are null do not bound.
  record TimeWithin(
      @Nullable Instant gt, @Nullable Instant gte, @Nullable Instant lt, @Nullable Instant lte)
      implements Condition {}

  /// One and the same NWB object satisfies the whole filter.
  record AnyObject(Filter<ObjectField> filter) implements Condition {}
}
