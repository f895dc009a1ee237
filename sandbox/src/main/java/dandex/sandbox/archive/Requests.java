package dandex.sandbox.archive;

import java.util.List;
import java.util.Map;

/// What the archive was asked since it was last asked to forget.
///
/// @param tallies by kind: `dandisets`, `dandiset`, `versions`, `version`, `version-info`,
///   `assets`, `assets+metadata` (a list of assets with their metadata), `asset`, `asset-info`,
///   `lindi`, `lindi-info`, `info`, `other`
/// @param latest what was asked last, the oldest first, a bounded number of lines `METHOD target
///   status`
public record Requests(Map<String, Tally> tallies, List<String> latest) {
  private static final Tally NOTHING = new Tally(0, 0, Map.of());

  /// @param bytes of bodies as they were sent, packed if so
  /// @param statuses how often each: `200`, `404`, …, or `reset`
  public record Tally(long requests, long bytes, Map<String, Long> statuses) {
    public long status(int status) {
      return statuses.getOrDefault(Integer.toString(status), 0L);
    }
  }

  public Tally of(String kind) {
    return tallies.getOrDefault(kind, NOTHING);
  }

  public long total() {
    return tallies.values().stream().mapToLong(Tally::requests).sum();
  }
}
