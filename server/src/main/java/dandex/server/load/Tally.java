package dandex.server.load;

import dandex.server.find.Lap;
import dandex.server.find.Ledger;
import dandex.server.find.Stage;
import dandex.server.find.Witness;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What one request cost the stores, and what its time went on. A request is answered on one
/// thread, so plain counts do.
public final class Tally implements Ledger {
  private final Witness witness;
  private final EnumMap<Stage, Long> nanos = new EnumMap<>(Stage.class);
  private final List<SearchTime> searchTimes = new ArrayList<>(2);
  private @Nullable Stage stage;
  private long since;
  private int searches;
  private int statements;
  private long rows;

  /// Of a request that somebody sees.
  public Tally(Witness witness) {
    this.witness = witness;
  }

  @Override
  public Lap enter(Stage next) {
    var outer = turn(next);
    var seen = witness.enters(next);
    return () -> {
      seen.close();
      turn(outer);
    };
  }

  /// @return the stage in which it was
  private @Nullable Stage turn(@Nullable Stage next) {
    var now = System.nanoTime();
    var left = stage;
    if (left != null) nanos.merge(left, now - since, Long::sum);
    stage = next;
    since = now;
    return left;
  }

  @Override
  public void searched() {
    searches++;
  }

  @Override
  public void answered(Duration waited, Duration took) {
    searchTimes.add(new SearchTime(waited, took));
  }

  @Override
  public void stated(int number) {
    statements += number;
  }

  public void read(int number) {
    rows += number;
  }

  public int searches() {
    return searches;
  }

  public int statements() {
    return statements;
  }

  public long rows() {
    return rows;
  }

  /// Of the requests to Elasticsearch that it answered.
  public List<SearchTime> searchTimes() {
    return List.copyOf(searchTimes);
  }

  /// The time that went on stages so far, without those that were not entered.
  public Map<Stage, Duration> times() {
    var times = new EnumMap<Stage, Duration>(Stage.class);
    nanos.forEach((one, number) -> times.put(one, Duration.ofNanos(number)));
    return times;
  }
}
