package dandex.app;

import java.sql.SQLException;
import java.time.Duration;

/// Where in their work processes are killed.
enum Point {
  /// Some time after work has begun.
  AT_RANDOM {
    @Override
    Halt halt(String url) {
      return new Begun(url);
    }
  },
  /// Before the claimed rows are read.
  AFTER_CLAIM {
    @Override
    Halt halt(String url) throws SQLException {
      return Shut.on(url, "asset");
    }
  },
  /// After the bulk request.
  BEFORE_CONFIRM {
    @Override
    Halt halt(String url) throws SQLException {
      return Hold.on(url, "confirm", "outbox", "new.delivered <> old.delivered");
    }
  },
  BEFORE_SWAP {
    @Override
    Halt halt(String url) throws SQLException {
      return Hold.on(url, "swap", "rebuild", "new.behind is not null and old.behind is null");
    }
  },
  /// Before that is on record.
  AFTER_SWAP {
    @Override
    Halt halt(String url) throws SQLException {
      return Hold.on(url, "record", "rebuild", "new.state = 'done'");
    }
  };

  /// Counts what deliverers have just now.
  static final String CLAIMED =
      """
      select count(*) from outbox
      where delivered < revision and due > clock_timestamp() + interval '1 minute'
      """;

  abstract Halt halt(String url) throws SQLException;

  boolean isOfRebuild() {
    return this == BEFORE_SWAP || this == AFTER_SWAP;
  }

  /// Of those who write meanwhile. A rebuild that they outrun swaps in the end, but late.
  Duration pauseOfWriters() {
    return Duration.ofMillis(isOfRebuild() ? 1000 : 60);
  }

  /// Whether writers of the catalog wait there as well.
  boolean stopsWriters() {
    return this == AFTER_CLAIM || this == BEFORE_CONFIRM;
  }

  /// Stops nobody.
  private record Begun(String url) implements Halt {
    @Override
    public boolean isReached() {
      return CatalogDump.count(url, CLAIMED) > 0;
    }

    @Override
    public void letGo() {
      // nobody waits
    }

    @Override
    public void close() {
      // nothing is held
    }
  }
}
