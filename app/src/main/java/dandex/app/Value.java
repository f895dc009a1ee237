package dandex.app;

import org.jspecify.annotations.Nullable;

/// A setting as the program uses it.
///
/// @param text as it may be shown, secrets masked; null where there is none
record Value(Setting setting, @Nullable String text, Origin origin) {}
