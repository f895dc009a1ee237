package dandex.indexer.run;

import java.io.PrintStream;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarConsumer;
import me.tongfei.progressbar.ProgressBarStyle;

/// Bars on a terminal, those that are open at once below each other.
final class BarProgress implements Progress {
  private final int width;
  private final Screen screen;

  BarProgress(PrintStream terminal) {
    // The library's own consumers know but one bar, or move the cursor without regard to what else
    // is printed; of them we take the width of the terminal.
    this.width = new ConsoleProgressBarConsumer(terminal).getMaxRenderedLength();
    this.screen = new Screen(terminal);
  }

  @Override
  public PrintStream above(PrintStream terminal) {
    return screen.above();
  }

  @Override
  public Bar bar(String what, long total) {
    var row = new Row();
    row.accept(what); // bars stand in the order in which they were opened
    return new Drawn(
        new ProgressBarBuilder()
            .setTaskName(what)
            .setInitialMax(total)
            .setStyle(ProgressBarStyle.ASCII)
            .setUpdateIntervalMillis(200)
            .setConsumer(row)
            .showSpeed()
            .build(),
        row);
  }

  private final class Row implements ProgressBarConsumer {
    private boolean closed;

    @Override
    public int getMaxRenderedLength() {
      return width;
    }

    @Override
    public synchronized void accept(String look) {
      if (!closed) screen.show(this, look);
    }

    @Override
    public synchronized void close() {
      closed = true;
      screen.remove(this);
    }
  }

  private record Drawn(ProgressBar drawn, Row row) implements Bar {
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

    /// The library forgets the row of a bar that is closed before it was first drawn.
    @Override
    public void close() {
      drawn.close();
      row.close();
    }
  }
}
