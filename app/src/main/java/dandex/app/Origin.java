package dandex.app;

import java.util.Locale;

/// Where the value of a setting comes from.
enum Origin {
  ENVIRONMENT,
  /// The one that the variable with `_FILE` names.
  FILE,
  DEFAULT,
  /// Nothing is said, so the stores are those that `dandex up` starts.
  LOCAL_STACK;

  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
