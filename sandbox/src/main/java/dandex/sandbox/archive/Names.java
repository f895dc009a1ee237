package dandex.sandbox.archive;

/// Subjects, sessions and paths. The paths of a dandiset ascend with its rows, in byte order.
final class Names {
  private final Dice dice;
  private final Layout layout;
  private final Lives lives;

  Names(Dice dice, Layout layout, Lives lives) {
    this.dice = dice.of("names");
    this.layout = layout;
    this.lives = lives;
  }

  /// The row that gave the path its name: the row itself or the one it succeeds.
  int namesake(int dandiset, int row) {
    return lives.succeeds(dandiset, row) ? row - 1 : row;
  }

  FileKind kind(int dandiset, int row) {
    var drawn = dice.of("kind").of(namesake(dandiset, row)).below(100);
    return switch (lives.theme(dandiset)) {
      case MICROSCOPY ->
          drawn < 55
              ? FileKind.IMAGE_ZARR
              : drawn < 65 ? FileKind.NWB_ZARR : drawn < 85 ? FileKind.SIDECAR : FileKind.NWB;
      case BEHAVIOR -> drawn < 20 ? FileKind.VIDEO : drawn < 28 ? FileKind.TABLE : FileKind.NWB;
      default -> drawn < 3 ? FileKind.OLD_VIDEO : drawn < 5 ? FileKind.TABLE : FileKind.NWB;
    };
  }

  int subject(int dandiset, int row) {
    var each = 1 + dice.of("each").of(dandiset).below(12);
    return (namesake(dandiset, row) - layout.start(dandiset)) / each;
  }

  int subjects(int dandiset) {
    var size = layout.size(dandiset);
    return size == 0 ? 0 : subject(dandiset, layout.start(dandiset) + size - 1) + 1;
  }

  String subjectName(int dandiset, int row) {
    var number = String.format("%05d", subject(dandiset, row) + 1);
    return switch (dice.of("style").of(dandiset).below(4)) {
      case 0 -> "mouse" + number;
      case 1 -> "CSH-ZAD-" + number;
      case 2 -> "P" + number + "CS";
      default -> number;
    };
  }

  String session(int dandiset, int row) {
    var number = namesake(dandiset, row) - layout.start(dandiset);
    var day = 1 + number % 28;
    return String.format("%07d-2023%02d%02d", number, 1 + number / 28 % 12, day);
  }

  String path(int dandiset, int row) {
    var kind = kind(dandiset, row);
    var session = session(dandiset, row);
    if (dice.of("plain").of(dandiset).chance(8)) {
      return "data/part " + session.charAt(1) + "/recording_" + session + kind.extension();
    }
    var subject = subjectName(dandiset, row);
    var suffix = kind == FileKind.NWB ? modality(dandiset, row) : "_video";
    return "sub-%s/sub-%s_ses-%s%s%s"
        .formatted(subject, subject, session, suffix, kind.extension());
  }

  private String modality(int dandiset, int row) {
    var suffix = lives.theme(dandiset).suffix();
    var drawn = dice.of("modality").of(namesake(dandiset, row));
    return drawn.chance(40) && !suffix.equals("behavior") ? "_behavior+" + suffix : "_" + suffix;
  }
}
