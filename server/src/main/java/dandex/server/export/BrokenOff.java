package dandex.server.export;

import dandex.server.find.Scan;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Exports that were broken off, whose moments stay so that they can be gone on with. Elasticsearch
/// ends each by itself after a while; until then the newest are kept and no more, or who hangs up
/// again and again would have it keep any number.
final class BrokenOff {
  private static final Logger LOG = LoggerFactory.getLogger(BrokenOff.class);

  private final int most;
  private final SequencedMap<String, Scan> scans = new LinkedHashMap<>();

  BrokenOff(int most) {
    this.most = most;
  }

  /// Keeps what an export read, and lets go of the oldest where there are too many.
  void keep(String export, Scan scan) {
    // Postgres keeps nothing for those who went.
    if (scan.moment() != null) oldestOfTooMany(export, scan).ifPresent(BrokenOff::end);
  }

  /// Somebody goes on with an export, so it is none of these.
  synchronized void take(String export) {
    scans.remove(export);
  }

  /// Lets go of what nobody will go on with.
  static void end(Scan scan) {
    try {
      scan.end();
    } catch (RuntimeException silent) {
      LOG.info("a moment of the index will end by itself: {}", silent.toString());
    }
  }

  private synchronized Optional<Scan> oldestOfTooMany(String export, Scan scan) {
    scans.putLast(export, scan);
    return scans.size() > most ? Optional.of(scans.pollFirstEntry().getValue()) : Optional.empty();
  }
}
