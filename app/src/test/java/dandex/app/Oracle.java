package dandex.app;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/// Facts of each asset of the real metadata, computed apart from this program: a tab-separated
/// table with one row an asset.
record Oracle(List<Map<String, String>> rows) {
  static Oracle read(Path table) {
    try (var lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(table)), StandardCharsets.UTF_8))) {
      var header = lines.readLine().split("\t", -1);
      var rows = new ArrayList<Map<String, String>>();
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        var cells = line.split("\t", -1);
        var row = new TreeMap<String, String>();
        for (var i = 0; i < header.length; i++) row.put(header[i], cells[i]);
        rows.add(row);
      }
      return new Oracle(rows);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// What is said of the assets of some dandisets.
  Oracle of(Collection<String> dandisets) {
    return new Oracle(
        rows.stream().filter(row -> dandisets.contains(row.get("dandiset"))).toList());
  }

  /// Those that have a value in a column.
  Oracle where(String column, String value) {
    return new Oracle(rows.stream().filter(row -> values(row, column).contains(value)).toList());
  }

  /// How many have no value in a column.
  long missing(String column) {
    return rows.stream().filter(row -> values(row, column).isEmpty()).count();
  }

  /// How many assets have each value of a column, among those that stand in a draft.
  Map<String, Long> drafts(String column) {
    return counts(
        column, rows.stream().filter(row -> values(row, "versions").contains("draft")).toList());
  }

  /// How many assets have each value of a column.
  Map<String, Long> all(String column) {
    return counts(column, rows);
  }

  private static Map<String, Long> counts(String column, List<Map<String, String>> rows) {
    var counts = new TreeMap<String, Long>();
    for (var row : rows) {
      for (var value : values(row, column).stream().distinct().toList()) {
        counts.merge(value, 1L, Long::sum);
      }
    }
    return counts;
  }

  private static List<String> values(Map<String, String> row, String column) {
    var cell = row.getOrDefault(column, "");
    return cell.isEmpty() ? List.of() : List.of(cell.split("\\|", -1));
  }
}
