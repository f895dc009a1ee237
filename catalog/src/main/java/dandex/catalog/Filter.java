package dandex.catalog;

import java.util.List;

/// A question's condition, as a tree. `F` names what the leaves may speak of: [AssetField],
/// [ObjectField], [ItemField], [FileField] or [DandisetField].
///
/// A field may have several values; a condition on it holds when one of them satisfies it, and
/// [Not] of it when none does.
public sealed interface Filter<F> {
  /// Every part holds; no part at all means no condition.
  record All<F>(List<Filter<F>> parts) implements Filter<F> {}

  /// Some part holds; no part at all means that nothing matches.
  record Any<F>(List<Filter<F>> parts) implements Filter<F> {}

  record Not<F>(Filter<F> part) implements Filter<F> {}

  record Is<F>(F field, Condition condition) implements Filter<F> {}

  static <F> Filter<F> everything() {
    return new All<>(List.of());
  }
}
