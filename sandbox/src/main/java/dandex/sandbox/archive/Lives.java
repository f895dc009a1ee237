package dandex.sandbox.archive;

/// When dandisets were made and published, and from which version to which one each asset lived.
///
/// Versions are numbered from 0; the draft's number is that of the published versions.
final class Lives {
  private static final long BEGINNING = Stamp.micros("2019-09-01");
  private static final long SPAN = 120 * Stamp.DAY;
  // Since then the real server stamps an asset anew when it is first published.
  private static final long FREEZING_MOVES = Stamp.micros("2023-01-01");

  private final Dice dice;
  private final Layout layout;

  Lives(Dice dice, Layout layout) {
    this.dice = dice;
    this.layout = layout;
  }

  Theme theme(int dandiset) {
    var drawn = own(dandiset, "theme").below(100);
    if (drawn < 34) return Theme.EXTRACELLULAR;
    if (drawn < 56) return Theme.OPTICAL;
    if (drawn < 70) return Theme.INTRACELLULAR;
    if (drawn < 80) return Theme.HUMAN;
    return drawn < 92 ? Theme.BEHAVIOR : Theme.MICROSCOPY;
  }

  int releases(int dandiset) {
    if (layout.size(dandiset) == 0 || theme(dandiset) == Theme.MICROSCOPY) return 0;
    var drawn = own(dandiset, "releases").below(100);
    return drawn < 35 ? 0 : drawn < 65 ? 1 : drawn < 88 ? 2 : 3;
  }

  long created(int dandiset) {
    return BEGINNING + own(dandiset, "created").below(1700 * Stamp.DAY);
  }

  /// When a version was published. The name of a version has only the minute of it.
  long released(int dandiset, int version) {
    var jitter = own(dandiset, "released").of(version).below(3 * Stamp.DAY);
    return created(dandiset) + (version + 1) * SPAN + jitter;
  }

  long draftModified(int dandiset) {
    var jitter = own(dandiset, "modified").below(Stamp.DAY);
    return created(dandiset) + (releases(dandiset) + 1) * SPAN - 5 * Stamp.DAY + jitter;
  }

  boolean holds(int dandiset, int version, int row) {
    return first(dandiset, row) <= version && version <= last(dandiset, row);
  }

  /// Whether a row is a later revision of the row before it, at the same path.
  boolean succeeds(int dandiset, int row) {
    return (row - layout.start(dandiset)) % 2 == 1 && isReplaced(dandiset, row - 1);
  }

  int first(int dandiset, int row) {
    var releases = releases(dandiset);
    if (releases == 0 || isReplaced(dandiset, row)) return 0;
    if (succeeds(dandiset, row)) return replacedAfter(dandiset, row - 1) + 1;
    var drawn = life(row, "first");
    var first = drawn.chance(75) ? 0 : 1 + drawn.of(1).below(releases);
    return isQuiet(dandiset) ? Math.min(first, releases - 1) : first;
  }

  int last(int dandiset, int row) {
    var releases = releases(dandiset);
    if (isReplaced(dandiset, row)) return replacedAfter(dandiset, row);
    if (releases == 0 || succeeds(dandiset, row)) return releases;
    var first = first(dandiset, row);
    var drawn = life(row, "last");
    var last = drawn.chance(90) ? releases : first + drawn.of(1).below(releases - first + 1);
    return isQuiet(dandiset) && last == releases - 1 ? releases : last;
  }

  long assetCreated(int dandiset, int row) {
    var window = created(dandiset) + first(dandiset, row) * SPAN + 4 * Stamp.DAY;
    var drawn = life(row, "created");
    var created = window + drawn.below(100 * Stamp.DAY);
    return drawn.of(1).chance(6) ? created - created % Stamp.SECOND : created;
  }

  long assetModified(int dandiset, int row) {
    var first = first(dandiset, row);
    if (first < releases(dandiset) && released(dandiset, first) > FREEZING_MOVES) {
      return released(dandiset, first);
    }
    // A zarr gets its time when its dandiset is ingested, many at once.
    if (theme(dandiset) == Theme.MICROSCOPY) return draftModified(dandiset) - Stamp.DAY;
    return assetCreated(dandiset, row) + 20 + life(row, "modified").below(30);
  }

  /// Whether nothing has changed since the last publication.
  private boolean isQuiet(int dandiset) {
    return releases(dandiset) > 0 && own(dandiset, "quiet").chance(35);
  }

  private boolean isReplaced(int dandiset, int row) {
    var place = row - layout.start(dandiset);
    var choices = releases(dandiset) - (isQuiet(dandiset) ? 1 : 0);
    return choices > 0
        && place % 2 == 0
        && place + 1 < layout.size(dandiset)
        && life(row, "replaced").chance(7);
  }

  private int replacedAfter(int dandiset, int row) {
    var choices = releases(dandiset) - (isQuiet(dandiset) ? 1 : 0);
    return life(row, "after").below(choices);
  }

  private Dice own(int dandiset, String what) {
    return dice.of("dandiset").of(dandiset).of(what);
  }

  private Dice life(int row, String what) {
    return dice.of("life").of(row).of(what);
  }
}
