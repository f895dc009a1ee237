package dandex.indexer.run;

import java.time.Duration;
import java.util.Locale;

/// How fast something goes on, and how long it will take from here.
///
/// @param total -1 when that is not known
record Pace(long done, long total, Duration elapsed) {
  /// `20 of 60, 2.0/s, 20.0 s left`.
  @Override
  public String toString() {
    return done + (total < 0 ? "" : " of " + total) + rate() + left();
  }

  private String rate() {
    if (done == 0 || elapsed.isZero()) return "";
    var perSecond = perSecond();
    return perSecond >= 1
        ? String.format(Locale.ROOT, ", %.1f/s", perSecond)
        : String.format(Locale.ROOT, ", %.1f/min", perSecond * 60);
  }

  private String left() {
    if (done == 0 || done >= total || elapsed.isZero()) return "";
    return ", " + Span.of(Duration.ofSeconds(Math.round((total - done) / perSecond()))) + " left";
  }

  private double perSecond() {
    return done * 1000.0 / elapsed.toMillis();
  }
}
