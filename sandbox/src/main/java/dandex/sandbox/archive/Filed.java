package dandex.sandbox.archive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Content read from a folder. An asset has a row in every version that lists it, since its
/// metadata may differ between them.
final class Filed implements Content {
  private static final long NOW = Stamp.micros("2026-01-01");

  private final List<FiledAsset> rows = new ArrayList<>();
  private final List<String> owners = new ArrayList<>();
  private final Map<UUID, Integer> byId = new HashMap<>();
  private final List<Shelf> shelves = new ArrayList<>();
  private final FiledLindi lindi;

  /// @param draft the first of its rows, as are the others
  private record Shelf(String identifier, Book draft, List<Book> published) {}

  private record Book(FiledVersion version, int first) {}

  private Filed(Path dandisets) throws IOException {
    lindi = new FiledLindi(dandisets.toAbsolutePath());
    try (var folders = Files.list(dandisets)) {
      for (var folder : sorted(folders, "[0-9]{6}")) read(folder);
    }
  }

  static Filed in(Path folder) {
    var below = folder.resolve("dandisets");
    try {
      return new Filed(Files.isDirectory(below) ? below : folder);
    } catch (IOException e) {
      throw new UncheckedIOException(folder + " cannot be read", e);
    }
  }

  @Override
  public int size() {
    return rows.size();
  }

  @Override
  public OptionalInt find(UUID id) {
    var row = byId.get(id);
    return row == null ? OptionalInt.empty() : OptionalInt.of(row);
  }

  @Override
  public String owner(int row) {
    return owners.get(row);
  }

  @Override
  public List<HeldDandiset> dandisets(Rows current) {
    return shelves.stream()
        .map(shelf ->
            new HeldDandiset(
                shelf.identifier(),
                held(shelf.draft(), current),
                shelf.published().stream().map(book -> held(book, current)).toList()))
        .toList();
  }

  @Override
  public Lindi lindi(String dandiset, HeldAsset asset) {
    return lindi.of(dandiset, asset);
  }

  @Override
  public long now() {
    return shelves.stream()
        .mapToLong(shelf -> shelf.draft().version().modified() + Stamp.SECOND)
        .reduce(NOW, Math::max);
  }

  @Override
  public String path(int row) {
    return rows.get(row).asset().path();
  }

  @Override
  public long bytes(int row) {
    return rows.get(row).asset().bytes();
  }

  @Override
  public long created(int row) {
    return rows.get(row).asset().created();
  }

  @Override
  public long modified(int row) {
    return rows.get(row).asset().modified();
  }

  @Override
  public HeldAsset asset(int row) {
    return rows.get(row).asset();
  }

  @Override
  public byte[] metadata(int row) {
    return rows.get(row).metadata();
  }

  private void read(Path folder) throws IOException {
    var identifier = folder.getFileName().toString();
    var published = new ArrayList<Book>();
    if (Files.isDirectory(folder.resolve("versions"))) {
      try (var versions = Files.list(folder.resolve("versions"))) {
        for (var version : sorted(versions, "0\\..*")) {
          published.add(
              add(identifier, FiledVersion.read(version, version.getFileName().toString())));
        }
      }
    }
    // The draft comes last, for its metadata are those told of an asset by itself.
    shelves.add(
        new Shelf(identifier, add(identifier, FiledVersion.read(folder, "draft")), published));
  }

  private Book add(String identifier, FiledVersion version) {
    var first = rows.size();
    for (var asset : version.assets()) {
      byId.put(asset.asset().id(), rows.size());
      rows.add(asset);
      owners.add(identifier);
    }
    return new Book(version, first);
  }

  private static HeldVersion held(Book book, Rows current) {
    var version = book.version();
    var end = book.first() + version.assets().size();
    return new HeldVersion(
        version.name(),
        version.created(),
        version.modified(),
        current,
        () -> IntStream.range(book.first(), end).toArray(),
        _ -> version.metadata().deepCopy());
  }

  private static List<Path> sorted(Stream<Path> folders, String name) {
    return folders
        .filter(folder -> folder.getFileName().toString().matches(name))
        .sorted(Comparator.comparing(folder -> folder.getFileName().toString()))
        .toList();
  }
}
