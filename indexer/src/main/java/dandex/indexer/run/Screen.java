package dandex.indexer.run;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A terminal whose last rows move, one for each bar, while what is printed stands above them.
final class Screen {
  private static final int MOST_ROWS = 10;
  private static final String CLEAR = "\u001b[J";

  private final PrintStream terminal;
  private final Map<Object, String> rows = new LinkedHashMap<>();
  private int drawn;

  Screen(PrintStream terminal) {
    this.terminal = terminal;
  }

  /// A stream whose whole lines stand above the rows, instead of tearing them.
  PrintStream above() {
    return new PrintStream(new Lines(), true, StandardCharsets.UTF_8);
  }

  /// Shows what a bar looks like now, in its row.
  ///
  /// @param look not wider than the terminal
  synchronized void show(Object bar, String look) {
    rows.put(bar, look);
    print("");
  }

  /// Lets a bar go. The last one leaves its line behind; one beside others leaves nothing, or a
  /// long run would fill the screen.
  synchronized void remove(Object bar) {
    var look = rows.remove(bar);
    if (look == null) return;
    print(rows.isEmpty() ? look + "\n" : "");
  }

  private synchronized void print(String lines) {
    var text = new StringBuilder("\r");
    if (drawn > 1) text.append("\u001b[%dA".formatted(drawn - 1));
    text.append(CLEAR).append(lines);
    var shown = shown();
    text.append(String.join("\n", shown));
    drawn = shown.size();
    terminal.print(text);
    terminal.flush();
  }

  private List<String> shown() {
    var all = new ArrayList<>(rows.values());
    if (all.size() <= MOST_ROWS) return all;
    var shown = new ArrayList<>(all.subList(0, MOST_ROWS - 1));
    shown.add("… and " + (all.size() - shown.size()) + " more");
    return shown;
  }

  /// Holds what is printed until its line is whole.
  private final class Lines extends OutputStream {
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    @Override
    public synchronized void write(int character) {
      line.write(character);
      if (character == '\n') release();
    }

    @Override
    public synchronized void write(byte[] bytes, int from, int count) {
      line.write(bytes, from, count);
      if (count > 0 && bytes[from + count - 1] == '\n') release();
    }

    private void release() {
      print(line.toString(StandardCharsets.UTF_8));
      line.reset();
    }
  }
}
