package dandex.bench;

import java.time.Duration;

/// How much is measured.
enum Scale {
  SMALL(2_000, 500, Duration.ofMillis(200)),
  MEDIUM(20_000, 2_000, Duration.ofMillis(500)),
  LARGE(200_000, 5_000, Duration.ofSeconds(1));

  private final int assets;
  private final int files;
  private final Duration turn;

  /// @param assets of the made-up archive
  /// @param files LINDI files that are read; the others' content is copied from these
  /// @param turn of each load in each of five rounds
  Scale(int assets, int files, Duration turn) {
    this.assets = assets;
    this.files = files;
    this.turn = turn;
  }

  int assets() {
    return assets;
  }

  int dandisets() {
    return Math.max(assets / 500, 20);
  }

  int files() {
    return files;
  }

  Duration turn() {
    return turn;
  }
}
