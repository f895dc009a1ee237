package dandex.server.act;

import dandex.catalog.run.RunRequest;

/// What came of wanting something done.
public sealed interface Acted {
  /// @param request as it is now
  record Done(RunRequest request) implements Acted {}

  /// It takes a key, and none was shown.
  record Unauthenticated() implements Acted {}

  /// @param key one that may not, at least not this way
  record Forbidden(String key) implements Acted {}

  /// @param why for whoever asks
  record Refused(String why) implements Acted {}
}
