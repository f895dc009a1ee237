package dandex.sandbox.archive;

import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.IntStream;

/// Content that is made up when it is asked for. Nothing is kept but how many assets each dandiset
/// has: all else follows from the seed and the number of a row.
final class Generated implements Content {
  private static final long NOW = Stamp.micros("2026-01-01");

  private final Dice dice;
  private final Layout layout;
  private final Lives lives;
  private final Names names;
  private final AssetNumbers numbers;
  private final Subjects subjects;
  private final AssetStory assetStory;
  private final DandisetStory dandisetStory;

  Generated(long seed, int dandisets, int assets) {
    dice = new Dice(seed).of("holdings");
    layout = new Layout(dice.of("layout"), dandisets, assets);
    lives = new Lives(dice, layout);
    names = new Names(dice, layout, lives);
    numbers = new AssetNumbers(dice.of("assets"), layout.assets());
    subjects = new Subjects(dice, names, lives);
    assetStory = new AssetStory(dice, lives, names, subjects);
    dandisetStory = new DandisetStory(dice, lives, names, subjects);
  }

  @Override
  public int size() {
    return layout.assets();
  }

  @Override
  public OptionalInt find(UUID id) {
    return numbers.row(id);
  }

  @Override
  public String owner(int row) {
    return layout.identifier(layout.dandisetOf(row));
  }

  @Override
  public List<HeldDandiset> dandisets(Rows rows) {
    return IntStream.range(0, layout.dandisets())
        .mapToObj(dandiset -> dandiset(dandiset, rows))
        .toList();
  }

  @Override
  public Lindi lindi(String dandiset, HeldAsset asset) {
    var number = layout.dandiset(dandiset).orElseThrow();
    return GeneratedLindi.of(dandiset, lives.theme(number), subjects.species(number), asset);
  }

  @Override
  public long now() {
    return NOW;
  }

  @Override
  public String path(int row) {
    return names.path(layout.dandisetOf(row), row);
  }

  @Override
  public long bytes(int row) {
    var drawn = dice.of("bytes").of(row);
    // from 10 kB to 100 GB, every order of magnitude alike
    return drawn.of(1).below((long) Math.pow(10, 4 + drawn.below(8))) + 10_000;
  }

  @Override
  public long created(int row) {
    return lives.assetCreated(layout.dandisetOf(row), row);
  }

  @Override
  public long modified(int row) {
    return lives.assetModified(layout.dandisetOf(row), row);
  }

  @Override
  public HeldAsset asset(int row) {
    var dandiset = layout.dandisetOf(row);
    var kind = names.kind(dandiset, row);
    var content = dice.of(kind.isZarr() ? "zarr" : "blob");
    // Now and then two assets share a blob.
    var shared = !kind.isZarr() && row > 0 && content.of(row).of("shared").chance(2);
    var holder = content.of(shared ? row - 1 : row).uuid();
    return new HeldAsset(
        numbers.id(row),
        kind.isZarr() ? null : holder,
        kind.isZarr() ? holder : null,
        names.path(dandiset, row),
        bytes(row),
        created(row),
        modified(row),
        kind.encodingFormat());
  }

  @Override
  public byte[] metadata(int row) {
    return Json.bytes(assetStory.of(layout.dandisetOf(row), row, asset(row)));
  }

  private HeldDandiset dandiset(int dandiset, Rows rows) {
    var releases = lives.releases(dandiset);
    var draft =
        version(
            dandiset,
            releases,
            "draft",
            lives.created(dandiset),
            lives.draftModified(dandiset),
            rows);
    var published =
        IntStream.range(0, releases)
            .mapToObj(release -> {
              var when = lives.released(dandiset, release);
              // The DOI comes some seconds later.
              return version(
                  dandiset, release, Stamp.version(when), when, when + 9 * Stamp.SECOND, rows);
            })
            .toList();
    return new HeldDandiset(layout.identifier(dandiset), draft, published);
  }

  private HeldVersion version(
      int dandiset, int number, String name, long created, long modified, Rows rows) {
    var first = layout.start(dandiset);
    var end = first + layout.size(dandiset);
    return new HeldVersion(
        name,
        created,
        modified,
        rows,
        () ->
            IntStream.range(first, end).filter(row -> lives.holds(dandiset, number, row)).toArray(),
        version -> dandisetStory.of(dandiset, layout.identifier(dandiset), version));
  }
}
