package dandex.indexer.run;

import java.io.PrintStream;
import java.time.Clock;

/// Shows people how far a run is. Safe for use by several threads.
public interface Progress {
  /// Bars with rate and remaining time, for a terminal.
  static Progress bars(PrintStream terminal) {
    return new BarProgress(terminal);
  }

  /// A line of the log every ten seconds, for a file or a pipe.
  static Progress lines(Clock clock) {
    return new LineProgress(clock);
  }

  /// Opens a bar.
  ///
  /// @param total how many steps there are, -1 when that is not known yet
  Bar bar(String what, long total);

  /// One line of what is being done, at the bar's side.
  interface Bar extends AutoCloseable {
    void step(long steps);

    void total(long total);

    void note(String item);

    @Override
    void close();
  }
}
