package dandex.indexer.mirror;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Whether deliveries go through. After one that did not, the next is tried after a pause, which
/// grows while none does. Said is each change, and nothing in between.
final class Circuit {
  private static final Logger LOG = LoggerFactory.getLogger(Circuit.class);
  private static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofSeconds(30);

  private Duration pause = Duration.ZERO;

  boolean isOpen() {
    return pause.isPositive();
  }

  /// Until the next try.
  Duration pause() {
    return pause;
  }

  /// Nothing went through.
  void open(String reason) {
    if (!isOpen()) {
      LOG.warn(
          "Changes are not mirrored for now: {}; it is tried again after pauses of up to {} s",
          reason,
          LONGEST.toSeconds());
      pause = SHORTEST;
      return;
    }
    LOG.debug("Changes are still not mirrored: {}", reason);
    var longer = pause.multipliedBy(2);
    pause = longer.compareTo(LONGEST) < 0 ? longer : LONGEST;
  }

  /// It went through.
  void close() {
    if (isOpen()) LOG.info("Changes are mirrored again");
    pause = Duration.ZERO;
  }
}
