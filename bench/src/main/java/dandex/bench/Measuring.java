package dandex.bench;

import java.nio.file.Path;
import java.util.List;

/// One part after another measured on the same stores.
///
/// @param folder for files of its own
/// @param filled whether the stores are others', in which nothing is built
record Measuring(Stores stores, Path folder, Scale scale, boolean filled) {
  private static final List<Integer> AT_ONCE = List.of(1, 16);

  List<Row> rows(Part part) throws Exception {
    return switch (part) {
      case SYNC -> new SyncRows(stores, folder, scale).measure();
      case LINDI -> new LindiRows(scale.parsed(), scale.megabytes(), scale.turn()).measure();
      case MIRROR -> new MirrorRows(stores, folder).measure();
      case COOKBOOK -> cookbook();
      case THROUGHPUT -> new ThroughputRows(stores, folder, scale.turn()).measure();
      case START -> new StartRows(stores, Launcher.ofThis(), scale.starts()).measure();
      case GROWTH -> throw new IllegalArgumentException("growth has stores of its own");
    };
  }

  private List<Row> cookbook() throws Exception {
    if (filled) return new CookbookRows(stores, null, AT_ONCE, scale.turn()).measure();
    try (var incumbent = Incumbent.built(stores.database())) {
      return new CookbookRows(stores, incumbent, AT_ONCE, scale.turn()).measure();
    }
  }
}
