package dandex.app;

import org.jspecify.annotations.Nullable;

/// A store as somebody found it who only looked.
sealed interface Found<T> {
  /// @param where it is, without secrets
  record Up<T>(String where, T facts) implements Found<T> {}

  /// It does not answer, or refuses us.
  ///
  /// @param where null for the local stack's, which is not up
  /// @param why in one line
  record Away<T>(@Nullable String where, String why) implements Found<T> {}

  default @Nullable T facts() {
    return this instanceof Up<T>(_, var facts) ? facts : null;
  }
}
