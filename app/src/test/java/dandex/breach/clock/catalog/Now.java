package dandex.breach.clock.catalog;

import java.time.Instant;

/// A breach kept on purpose; see HouseTest.
record Now(Instant at) {
  static Now here() {
    return new Now(Instant.now());
  }
}
