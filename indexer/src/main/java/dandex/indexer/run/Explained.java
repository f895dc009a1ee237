package dandex.indexer.run;

import java.io.PrintStream;
import java.util.function.Consumer;

/// Progress with every decision told besides.
record Explained(Progress shown, Consumer<String> listener) implements Progress {
  @Override
  public Bar bar(String what, long total) {
    return shown.bar(what, total);
  }

  @Override
  public PrintStream above(PrintStream terminal) {
    return shown.above(terminal);
  }

  @Override
  public boolean isExplained() {
    return true;
  }

  @Override
  public void explain(String line) {
    listener.accept(line);
  }
}
