package dandex.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;

/// The same at ten thousand, a hundred thousand and a million assets, and with which power of their
/// number each figure grows. What was measured at a size is kept in a file, so that it can be done
/// in steps.
///
/// @param home where the throw-away stores live
/// @param folder where the files are kept
/// @param sizes the smallest first
record Growth(Path home, Path folder, List<Integer> sizes, Duration turn) {
  static final List<Integer> SIZES = List.of(10_000, 100_000, 1_000_000);

  List<Row> measure() throws Exception {
    var bySize = new LinkedHashMap<Integer, List<Row>>();
    for (var size : sizes) bySize.put(size, at(size));
    var rows = new ArrayList<Row>();
    bySize.forEach((size, some) -> {
      for (var row : some) rows.add(row.called("%,d assets: %s".formatted(size, row.what())));
    });
    if (bySize.size() > 1) rows.addAll(exponents(bySize));
    return rows;
  }

  private List<Row> at(int size) throws Exception {
    var file = folder.resolve("growth-" + size + ".json");
    if (Files.exists(file)) {
      say("%,d assets: as measured before; delete %s to measure it again", size, file);
      return Report.of(Files.readString(file)).rows();
    }
    say("%,d assets …", size);
    try (var stores = Stores.throwAway(home)) {
      var rows = new GrowthStep(stores, size, turn).measure();
      keep(file, rows);
      return rows;
    }
  }

  /// Whole or not at all.
  private void keep(Path file, List<Row> rows) throws IOException {
    Files.createDirectories(folder);
    var part =
        Files.write(
            file.resolveSibling(file.getFileName() + ".part"),
            new Report(rows).json().getBytes(UTF_8));
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
  }

  /// Of the figures that there are at all sizes.
  static List<Row> exponents(LinkedHashMap<Integer, List<Row>> bySize) {
    var points = new LinkedHashMap<String, List<Fit.Point>>();
    bySize.forEach((size, rows) -> {
      for (var row : rows) {
        points
            .computeIfAbsent(
                "growth of " + row.what() + ", in " + row.unit(), _ -> new ArrayList<>())
            .add(new Fit.Point(size, row.figure()));
      }
    });
    return points.entrySet().stream()
        .filter(entry -> entry.getValue().size() == bySize.size())
        .map(entry -> Row.alone(entry.getKey(), Fit.of(entry.getValue()).exponent(), "power", null))
        .toList();
  }

  private static void say(String format, Object... facts) {
    System.err.printf(Locale.ROOT, format + "%n", facts);
  }
}
