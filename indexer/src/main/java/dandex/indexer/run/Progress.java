package dandex.indexer.run;

import java.io.PrintStream;
import java.time.Clock;
import java.util.function.Consumer;

/// Shows people how far a run is. Safe for use by several threads.
public interface Progress {
  /// Bars with rate and remaining time, for a terminal. What else is printed there goes through
  /// [#above].
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

  /// Where to print what is not to tear what is shown: in place of the stream that is shown on.
  default PrintStream above(PrintStream terminal) {
    return terminal;
  }

  /// Says why something is done or left. Nobody hears it unless asked for ([#explaining]).
  default void explain(String line) {}

  /// Whether anybody hears what is explained. For explanations that cost something to find.
  default boolean isExplained() {
    return false;
  }

  /// The same, and what is explained goes to the listener.
  default Progress explaining(Consumer<String> listener) {
    return new Explained(this, listener);
  }

  /// One line of what is being done, at the bar's side.
  interface Bar extends AutoCloseable {
    void step(long steps);

    void total(long total);

    void note(String item);

    @Override
    void close();
  }
}
