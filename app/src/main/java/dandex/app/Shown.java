package dandex.app;

import dandex.indexer.run.Progress;
import java.io.PrintStream;

/// Progress on standard error. While it is shown, what else goes there stands above its bars.
record Shown(Progress progress, PrintStream before) implements AutoCloseable {
  static Shown on(Surroundings surroundings, ProgressOption option) {
    return on(surroundings, option.wanted(surroundings.terminal()));
  }

  static Shown on(Surroundings surroundings, boolean bars) {
    var terminal = System.err;
    var progress = bars ? Progress.bars(terminal) : Progress.lines(surroundings.clock());
    System.setErr(progress.above(terminal));
    return new Shown(progress, terminal);
  }

  @Override
  public void close() {
    System.setErr(before);
  }
}
