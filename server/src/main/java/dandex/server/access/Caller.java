package dandex.server.access;

import org.jspecify.annotations.Nullable;

/// Who asks.
///
/// @param key the name of the key that was shown; null for anybody
/// @param operates whether it may ask for runs
public record Caller(@Nullable String key, boolean operates) {
  /// Without a key.
  public static final Caller ANYBODY = new Caller(null, false);
}
