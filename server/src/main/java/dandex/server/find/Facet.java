package dandex.server.find;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What was counted, as [FacetAsk] asked for it.
public sealed interface Facet {
  /// @param missing matches that have no word
  /// @param others matches of words that are not shown, each as often as it has one
  /// @param error by how much a count may be too low; 0 where the index has one shard
  /// @param distinct roughly how many words there are
  record Terms(List<Word> words, long missing, long others, long error, long distinct)
      implements Facet {}

  record Word(String word, long count) {}

  /// Numbers from one bound, included, to another, which is not; null is no bound.
  record Span(@Nullable Double from, @Nullable Double to, long count) {}

  /// @param missing matches that have no number
  record Spans(List<Span> spans, long missing) implements Facet {}

  record Period(Instant from, long count) {}

  /// @param missing matches that have no time
  record Periods(List<Period> periods, long missing) implements Facet {}

  record Statistics(AssetGroup.Statistics statistics) implements Facet {}
}
