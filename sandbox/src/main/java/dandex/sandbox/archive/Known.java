package dandex.sandbox.archive;

import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// What the archive itself knows of what it shows the public, told from its holdings as they are
/// now. Withdrawn and embargoed dandisets are not among it.
public final class Known {
  private final Ledger ledger;
  private final Facts facts;

  /// An asset and the row that tells of it.
  private record Held(String dandiset, int row, Map<String, String> paths) {
    /// Later versions come first, and their row counts.
    Held also(String version, String path, int laterRow) {
      var all = new LinkedHashMap<String, String>();
      all.put(version, path);
      all.putAll(paths);
      return new Held(dandiset, laterRow, all);
    }
  }

  Known(Ledger ledger) {
    this.ledger = ledger;
    this.facts = new Facts(ledger);
  }

  public int dandisets() {
    return locked(() -> ledger.open().size());
  }

  /// Drafts and published ones.
  public int versions() {
    return locked(
        () -> ledger.open().stream().mapToInt(dandiset -> dandiset.versions().size()).sum());
  }

  /// Distinct ones of all versions.
  public long assets() {
    return locked(() -> ledger.open().stream().mapToLong(this::distinct).sum());
  }

  /// Pairs of a version and a path in it.
  public long places() {
    return locked(() ->
        ledger.open().stream()
            .flatMap(dandiset -> dandiset.versions().stream())
            .mapToLong(HeldVersion::count)
            .sum());
  }

  /// How many distinct assets of drafts have a readable LINDI file with an object of exactly this
  /// type.
  public long assetsWithType(String type) {
    return types().getOrDefault(type, 0L);
  }

  /// `assetsWithType` of every type that there is. Looks into every LINDI file.
  public Map<String, Long> types() {
    return locked(() -> {
      var types = new TreeMap<String, Long>();
      ledger.open().stream()
          .flatMap(this::draftTypes)
          .forEach(type -> types.merge(type, 1L, Long::sum));
      return types;
    });
  }

  /// Identifiers of the dandisets to be seen, sorted.
  public List<String> identifiers() {
    return locked(() -> ledger.open().stream().map(HeldDandiset::identifier).toList());
  }

  /// The paths of a version, sorted by their bytes.
  ///
  /// @param version `draft` or the id of a published one
  public List<String> paths(String dandiset, String version) {
    return locked(() ->
        ledger
            .dandiset(dandiset)
            .flatMap(held -> held.version(version))
            .map(held -> Arrays.stream(held.rows()).mapToObj(ledger::path).toList())
            .orElse(List.of()));
  }

  /// The published versions of a dandiset, the oldest first.
  public List<String> published(String dandiset) {
    return locked(() ->
        ledger.dandiset(dandiset).map(HeldDandiset::published).orElse(List.of()).stream()
            .map(HeldVersion::name)
            .toList());
  }

  /// Drafts and published versions of all dandisets.
  public List<KnownVersion> everyVersion() {
    return locked(() ->
        ledger.open().stream()
            .flatMap(held -> held.versions().stream().map(one -> KnownVersion.of(held, one)))
            .toList());
  }

  /// Every distinct asset, told one after the other; nothing may change meanwhile.
  public Stream<KnownAsset> all() {
    return ledger.open().stream()
        .flatMap(dandiset -> held(dandiset).values().stream())
        .map(held -> facts.of(held.dandiset(), held.row(), held.paths()));
  }

  public Optional<KnownAsset> asset(String id) {
    return locked(() -> {
      var uuid = UUID.fromString(id);
      var row = ledger.find(uuid);
      if (row.isEmpty()) return Optional.empty();
      return ledger
          .dandiset(ledger.owner(row.getAsInt()))
          .filter(HeldDandiset::isOpen)
          .map(dandiset -> held(dandiset, uuid, ledger.path(row.getAsInt())))
          .filter(held -> !held.paths().isEmpty())
          .map(held -> facts.of(held.dandiset(), held.row(), held.paths()));
    });
  }

  private static Held held(HeldDandiset dandiset, UUID id, String path) {
    var held = new Held(dandiset.identifier(), -1, Map.of());
    for (var version : dandiset.versionsUpToDraft()) {
      var row = version.of(id, path);
      if (row.isPresent()) held = held.also(version.name(), path, row.get());
    }
    return held;
  }

  /// What `GET /__known` answers: the counts; with `types=true` the assets of every type, too; with
  /// `assets=true` all that is known of each asset.
  Reply answer(Query query) {
    var answer = Json.object();
    answer.put("dandisets", dandisets()).put("versions", versions());
    answer.put("assets", assets()).put("places", places());
    if (query.flag("types", false)) answer.putPOJO("types", types());
    if (query.flag("assets", false)) answer.putPOJO("known", locked(() -> all().toList()));
    return Reply.json(200, answer);
  }

  /// The types in each asset of a draft, each once an asset.
  private Stream<String> draftTypes(HeldDandiset dandiset) {
    return Arrays.stream(dandiset.draft().rows())
        .mapToObj(row -> ledger.lindi(dandiset.identifier(), ledger.asset(row)))
        .filter(Lindi.File.class::isInstance)
        .flatMap(lindi ->
            ((Lindi.File) lindi).objects().stream().map(KnownObject::neurodataType).distinct());
  }

  private Map<UUID, Held> held(HeldDandiset dandiset) {
    var all = new LinkedHashMap<UUID, Held>();
    // The draft comes last, since its metadata count; before it the newest version.
    for (var version : dandiset.versionsUpToDraft()) {
      for (var row : version.rows()) {
        var nowhere = new Held(dandiset.identifier(), row, Map.of());
        all.compute(
            ledger.asset(row).id(),
            (id, held) ->
                (held == null ? nowhere : held).also(version.name(), ledger.path(row), row));
      }
    }
    return all;
  }

  private long distinct(HeldDandiset dandiset) {
    if (dandiset.published().isEmpty()) return dandiset.draft().count();
    var ids = new HashSet<UUID>();
    for (var version : dandiset.versions()) {
      for (var row : version.rows()) ids.add(ledger.asset(row).id());
    }
    return ids.size();
  }

  private <T> T locked(Supplier<T> question) {
    ledger.lock().readLock().lock();
    try {
      return question.get();
    } finally {
      ledger.lock().readLock().unlock();
    }
  }
}
