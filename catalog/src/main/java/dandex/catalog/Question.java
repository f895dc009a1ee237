package dandex.catalog;

import org.jspecify.annotations.Nullable;

/// All that is asked at once of assets or dandisets.
///
/// @param text full text that must match too, each word of it
/// @param scope of a question about assets; one about dandisets ignores it
/// @param counted whether the exact number of all matches is wanted
public record Question<F>(
    Filter<F> filter, @Nullable String text, Scope scope, Order order, Page page, boolean counted) {
  public Question<F> with(Filter<F> other) {
    return new Question<>(other, text, scope, order, page, counted);
  }

  public Question<F> on(Page other, boolean count) {
    return new Question<>(filter, text, scope, order, other, count);
  }
}
