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

  /// Is of this form: `*` stands for any characters but `/`, `**` for any at all, `?` for one that
  /// is no `/`; all else for itself.
  record Glob(String pattern) implements Condition {}

  /// Means the same as one of these words, by [Synonyms].
  record SameAs(List<String> words) implements Condition {}

  /// Has all words of a text, whatever their endings, accents and synonyms.
  record Matches(String text) implements Condition {}

  /// Has any value (true) or none (false).
  record Exists(boolean wanted) implements Condition {}

  record NumberIn(List<Long> numbers) implements Condition {}

  /// Within bounds; those that are null do not bound.
  record NumberWithin(@Nullable Long gt, @Nullable Long gte, @Nullable Long lt, @Nullable Long lte)
      implements Condition {}

  record FractionIn(List<Double> numbers) implements Condition {}

  /// Within bounds; those that are null do not bound.
  record FractionWithin(
      @Nullable Double gt, @Nullable Double gte, @Nullable Double lt, @Nullable Double lte)
      implements Condition {}

  /// Within bounds; those that are null do not bound.
  record TimeWithin(
      @Nullable Instant gt, @Nullable Instant gte, @Nullable Instant lt, @Nullable Instant lte)
      implements Condition {}

  /// One and the same NWB object satisfies the whole filter.
  record AnyObject(Filter<ObjectField> filter) implements Condition {}

  /// As many NWB objects satisfy the filter as a condition on numbers says.
  record CountOfObjects(Filter<ObjectField> filter, Condition number) implements Condition {}

  /// One and the same group or dataset satisfies the whole filter.
  record AnyItem(Filter<ItemField> filter) implements Condition {}

  /// The NWB file was read and satisfies the whole filter.
  record TheFile(Filter<FileField> filter) implements Condition {}

  /// The asset stands, in the versions searched, in a dandiset that satisfies the filter.
  record AnyDandiset(Filter<DandisetField> filter) implements Condition {}

  /// As many assets of the dandiset satisfy the filter, in versions of a scope, as a condition on
  /// numbers says.
  record CountOfAssets(Filter<AssetField> filter, Scope scope, Condition number)
      implements Condition {}

  /// The attribute of this name satisfies a condition on words; [Exists] that it is there at all.
  record Named(String name, Condition condition) implements Condition {}
}
