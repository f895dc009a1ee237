package dandex.app;

import java.util.ArrayList;
import java.util.List;

/// Rows of text, the columns below each other; the last one is as wide as it is.
final class Table {
  private final List<List<String>> rows = new ArrayList<>();

  Table(String... head) {
    rows.add(List.of(head));
  }

  void add(String... row) {
    rows.add(List.of(row));
  }

  List<String> lines() {
    var columns = rows.getFirst().size();
    var widths = new int[columns];
    for (var row : rows) {
      for (int n = 0; n < columns - 1; n++) widths[n] = Math.max(widths[n], row.get(n).length());
    }
    return rows.stream().map(row -> line(row, widths)).toList();
  }

  private static String line(List<String> row, int[] widths) {
    var line = new StringBuilder();
    for (int n = 0; n < widths.length; n++) {
      line.append(row.get(n)).repeat(' ', Math.max(0, widths[n] - row.get(n).length()) + 2);
    }
    return line.toString().stripTrailing();
  }
}
