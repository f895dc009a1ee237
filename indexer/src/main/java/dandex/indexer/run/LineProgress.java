package dandex.indexer.run;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Lines in the log: every ten seconds while something moves, how much is done, how fast, how long
/// it will take and what is being done; and one at the end of what took longer.
final class LineProgress implements Progress {
  private static final Logger LOG = LoggerFactory.getLogger(Progress.class);
  private static final Duration PAUSE = Duration.ofSeconds(10);

  private final Clock clock;

  LineProgress(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Bar bar(String what, long total) {
    return new Lines(what, total);
  }

  private final class Lines implements Bar {
    private final String what;
    private long total;
    private long done;
    private String item = "";
    private final Instant begun = clock.instant();
    private Instant said = begun;
    private boolean spoke;

    Lines(String what, long total) {
      this.what = what;
      this.total = total;
    }

    @Override
    public synchronized void step(long steps) {
      done += steps;
      if (since(said).compareTo(PAUSE) >= 0) say();
    }

    @Override
    public synchronized void total(long known) {
      total = known;
    }

    @Override
    public synchronized void note(String now) {
      item = now;
      if (since(said).compareTo(PAUSE) >= 0) say();
    }

    @Override
    public synchronized void close() {
      if (spoke) LOG.info("{}: {} in {}", what, amount(), Span.of(since(begun)));
    }

    private void say() {
      var pace = new Pace(done, total, since(begun));
      LOG.info("{}: {}{}", what, pace, item.isEmpty() ? "" : ", now " + item);
      said = clock.instant();
      spoke = true;
    }

    private String amount() {
      return total < 0 ? "" + done : done + " of " + total;
    }

    private Duration since(Instant then) {
      return Duration.between(then, clock.instant());
    }
  }
}
