package dandex.server.find;

import co.elastic.clients.elasticsearch.core.SearchRequest;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Something that is to be found, once: a [Sitting] makes it and carries it out, by itself or
/// together with others.
public final class Quest<T> {
  private final Supplier<Step<T>> first;
  private final Supplier<Optional<T>> instead;
  private Step<T> step =
      new Step.Failed<>(new IllegalStateException("asked for before it was carried out"));

  /// @param first its first step, which may ask Postgres
  Quest(Supplier<Step<T>> first) {
    this(first, Optional::empty);
  }

  /// @param instead what Postgres answers where Elasticsearch does not; empty where it cannot
  Quest(Supplier<Step<T>> first, Supplier<Optional<T>> instead) {
    this.first = first;
    this.instead = instead;
  }

  /// What was found.
  ///
  /// @throws SearchUnavailable when it needs Elasticsearch and that does not answer
  /// @throws TooManyGroups where more would have to be counted than may be
  /// @throws RuntimeException what else came between
  public T answer() {
    return switch (step) {
      case Step.Done<T>(var answer) -> answer;
      case Step.Failed<T>(var why) -> throw why;
      case Step.Asking<T> _ -> throw new IllegalStateException("it still asks");
    };
  }

  void begin() {
    take(first);
  }

  /// What it asks next; nothing where it is over.
  List<SearchRequest> requests() {
    return step instanceof Step.Asking<T>(_, var requests, _) ? requests : List.of();
  }

  /// Whether what it asks next is there for a condition across levels.
  boolean isCrossing() {
    return step instanceof Step.Asking<T>(var stage, _, _) && stage == Stage.CROSSING;
  }

  /// @param replies to all that it asked
  void hear(List<Reply> replies) {
    if (step instanceof Step.Asking<T>(_, _, var next)) {
      take(() -> next.apply(replies.stream().map(Reply::body).toList()));
    }
  }

  private void take(Supplier<Step<T>> next) {
    try {
      step = next.get();
    } catch (SearchUnavailable silent) {
      step = without(silent);
    } catch (RuntimeException failed) {
      step = new Step.Failed<>(failed);
    }
  }

  private Step<T> without(SearchUnavailable silent) {
    try {
      var answer = instead.get();
      return answer.isPresent() ? new Step.Done<>(answer.get()) : new Step.Failed<>(silent);
    } catch (RuntimeException failed) {
      return new Step.Failed<>(failed);
    }
  }
}
