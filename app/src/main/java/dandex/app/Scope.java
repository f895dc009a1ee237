package dandex.app;

import dandex.catalog.DandisetId;
import java.util.Collection;
import java.util.stream.Collectors;

/// What of its kind a run is about, for people: `all`, or `DANDI:000003, DANDI:000005`.
final class Scope {
  private static final int NAMED = 5;

  private Scope() {}

  /// @param only these dandisets; all when it is empty
  static String of(Collection<DandisetId> only) {
    if (only.isEmpty()) return "all";
    var named =
        only.stream()
            .sorted()
            .limit(NAMED)
            .map(id -> "DANDI:" + id.digits())
            .collect(Collectors.joining(", "));
    return only.size() <= NAMED ? named : named + " and " + (only.size() - NAMED) + " more";
  }
}
