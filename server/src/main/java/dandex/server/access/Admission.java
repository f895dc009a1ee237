package dandex.server.access;

import org.jspecify.annotations.Nullable;

/// What is said at the door.
public sealed interface Admission {
  /// @param quota what is left to the caller; null where there is no limit
  record Admitted(Caller caller, @Nullable Quota quota) implements Admission {}

  /// @param why for whoever asks
  record Unauthenticated(String why) implements Admission {}

  /// @param quota the one that is used up
  record TooMany(Quota quota) implements Admission {}
}
