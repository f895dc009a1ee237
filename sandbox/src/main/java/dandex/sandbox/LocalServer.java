package dandex.sandbox;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// How a local server is to be run.
///
/// @param home caches and throw-away data live below it (`DANDEX_HOME`)
/// @param data the lasting data folder; null for one that is thrown away
/// @param brief whether it is for a short run on little data: it compiles less, and nothing of it
///   must survive a power cut
/// @param port 0 for any free one
/// @param detached whether it outlives this process; else it dies with it, however this process
///   ends
/// @param patience how long readiness is waited for
public record LocalServer(
    Path home, @Nullable Path data, boolean brief, int port, boolean detached, Duration patience) {
  /// One whose data lasts, or a throw-away one for a short run.
  public LocalServer(
      Path home, @Nullable Path data, int port, boolean detached, Duration patience) {
    this(home, data, data == null, port, detached, patience);
  }

  /// A throw-away server on a free port. Its patience is for machines with far too much to do: a
  /// start that fails is noticed at once.
  public static LocalServer throwAway(Path home) {
    return new LocalServer(home, null, 0, false, Duration.ofMinutes(4));
  }

  /// A throw-away server that is run as lasting ones are, for those who measure it.
  public static LocalServer measured(Path home) {
    var brief = throwAway(home);
    return new LocalServer(home, null, false, 0, false, brief.patience());
  }
}
