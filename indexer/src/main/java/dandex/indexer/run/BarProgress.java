package dandex.indexer.run;

import java.io.PrintStream;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/// Bars on a terminal.
final class BarProgress implements Progress {
  private final PrintStream terminal;

  BarProgress(PrintStream terminal) {
    this.terminal = terminal;
  }

  @Override
  public Bar bar(String what, long total) {
    return new Drawn(
        new ProgressBarBuilder()
            .setTaskName(what)
            .setInitialMax(total)
            .setStyle(ProgressBarStyle.ASCII)
            .setUpdateIntervalMillis(200)
            .setConsumer(new ConsoleProgressBarConsumer(terminal))
            .showSpeed()
            .build());
  }

  private record Drawn(ProgressBar drawn) implements Bar {
    @Override
    public void step(long steps) {
      drawn.stepBy(steps);
    }

    @Override
    public void total(long total) {
      drawn.maxHint(total);
    }

    @Override
    public void note(String item) {
      drawn.setExtraMessage(" " + item);
    }

    @Override
    public void close() {
      drawn.close();
    }
  }
}
