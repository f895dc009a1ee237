package dandex.indexer.run;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// What a terminal looks like after all that was printed on it: it knows line ends, carriage
/// returns, the cursor going up and the clearing of what is below.
final class Terminal {
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  PrintStream stream() {
    return new PrintStream(printed, true, StandardCharsets.UTF_8);
  }

  List<String> lines() {
    var lines = new ArrayList<StringBuilder>(List.of(new StringBuilder()));
    int row = 0;
    int column = 0;
    var text = printed.toString(StandardCharsets.UTF_8);
    for (int at = 0; at < text.length(); at++) {
      switch (text.charAt(at)) {
        case '\r' -> column = 0;
        case '\n' -> {
          column = 0;
          if (++row == lines.size()) lines.add(new StringBuilder());
        }
        case '\u001b' -> {
          var end = at + 2;
          while (Character.isDigit(text.charAt(end))) end++;
          if (text.charAt(end) == 'A') {
            row -= Integer.parseInt(text.substring(at + 2, end));
          } else {
            lines.get(row).setLength(column);
            while (lines.size() > row + 1) lines.removeLast();
          }
          at = end;
        }
        default -> {
          lines.get(row).replace(column, column + 1, text.substring(at, at + 1));
          column++;
        }
      }
    }
    return lines.stream().map(line -> line.toString().stripTrailing()).toList();
  }
}
