package dandex.indexer.mirror;

import java.time.Duration;
import java.util.List;

/// How fast the mirror goes.
///
/// @param workers that deliver side by side
/// @param documentsPerClaim claimed at once by a worker
/// @param bytesPerRequest at most, unless one document alone is larger
/// @param pauses before each further attempt when the cluster takes nothing for now; after the last
///   one the run ends with what it has
public record Pace(
    int workers, int documentsPerClaim, long bytesPerRequest, List<Duration> pauses) {
  public static final Pace USUAL =
      new Pace(
          2,
          500,
          8L << 20,
          List.of(
              Duration.ofSeconds(1),
              Duration.ofSeconds(2),
              Duration.ofSeconds(4),
              Duration.ofSeconds(8),
              Duration.ofSeconds(15)));
}
