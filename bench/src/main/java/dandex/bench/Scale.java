package dandex.bench;

import java.time.Duration;

/// How much is measured.
///
/// @param assets of the made-up archive
/// @param files LINDI files that are read; the others' content is copied from these
/// @param synced assets of the archive whose first sync is measured
/// @param delayed assets of the archive that answers late
/// @param parsed LINDI files that are parsed
/// @param megabytes of the largest of these
/// @param starts of each command
/// @param turn of each load in each of five rounds
record Scale(
    int assets,
    int files,
    int synced,
    int delayed,
    int parsed,
    int megabytes,
    int starts,
    Duration turn) {
  /// As they are called on the command line.
  enum Name {
    SMALL,
    MEDIUM,
    LARGE;

    Scale scale() {
      return switch (this) {
        case SMALL -> new Scale(2_000, 200, 3_000, 600, 60, 8, 3, Duration.ofMillis(60));
        case MEDIUM -> new Scale(20_000, 2_000, 50_000, 4_000, 200, 32, 7, Duration.ofMillis(300));
        case LARGE ->
            new Scale(200_000, 5_000, 200_000, 10_000, 1_000, 64, 11, Duration.ofSeconds(1));
      };
    }
  }

  static int dandisets(int assets) {
    return Math.max(assets / 500, 20);
  }
}
