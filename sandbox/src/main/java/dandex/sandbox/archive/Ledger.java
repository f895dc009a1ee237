package dandex.sandbox.archive;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The archive as it stands now: its content, and what changed since.
final class Ledger implements Rows {
  /// Every change takes a minute and a bit, so that no two versions are published in one minute.
  private static final long STEP = 61 * Stamp.SECOND + 123_457;

  private final ReadWriteLock lock = new ReentrantReadWriteLock();
  private final Content content;
  private final Map<String, HeldDandiset> dandisets = new TreeMap<>();
  private final List<Addition> additions = new ArrayList<>();
  private final Map<UUID, Integer> additionRows = new HashMap<>();
  private final Map<Integer, Patch> patches = new HashMap<>();
  private long now;

  /// A row that a change brought.
  ///
  /// @param origin the row whose metadata it starts from
  private record Addition(
      String owner, HeldAsset asset, int origin, List<Consumer<ObjectNode>> edits) {}

  /// What changed of a row in place.
  private record Patch(
      @Nullable Long bytes, @Nullable Long modified, List<Consumer<ObjectNode>> edits) {
    Patch and(Patch later) {
      var all = new ArrayList<>(edits);
      all.addAll(later.edits);
      return new Patch(
          later.bytes == null ? bytes : later.bytes,
          later.modified == null ? modified : later.modified,
          all);
    }
  }

  private Ledger(Content content) {
    this.content = content;
    this.now = content.now();
  }

  static Ledger of(Content content) {
    var ledger = new Ledger(content);
    content
        .dandisets(ledger)
        .forEach(dandiset -> ledger.dandisets.put(dandiset.identifier(), dandiset));
    return ledger;
  }

  ReadWriteLock lock() {
    return lock;
  }

  /// In the order of the identifiers, hidden ones too.
  Collection<HeldDandiset> dandisets() {
    return dandisets.values();
  }

  List<HeldDandiset> open() {
    return dandisets.values().stream().filter(HeldDandiset::isOpen).toList();
  }

  Optional<HeldDandiset> dandiset(String identifier) {
    return Optional.ofNullable(dandisets.get(identifier));
  }

  OptionalInt find(UUID id) {
    var added = additionRows.get(id);
    return added == null ? content.find(id) : OptionalInt.of(added);
  }

  String owner(int row) {
    return isAddition(row) ? addition(row).owner() : content.owner(row);
  }

  Lindi lindi(String dandiset, HeldAsset asset) {
    return content.lindi(dandiset, asset);
  }

  /// The next moment of the archive's clock.
  long tick() {
    now += STEP;
    return now;
  }

  int add(String owner, HeldAsset asset, int origin, List<Consumer<ObjectNode>> edits) {
    additions.add(new Addition(owner, asset, origin, edits));
    var row = content.size() + additions.size() - 1;
    additionRows.put(asset.id(), row);
    return row;
  }

  int size() {
    return content.size() + additions.size();
  }

  void patch(
      int row, @Nullable Long bytes, @Nullable Long modified, List<Consumer<ObjectNode>> edits) {
    patches.merge(row, new Patch(bytes, modified, edits), Patch::and);
  }

  @Override
  public String path(int row) {
    return isAddition(row) ? addition(row).asset().path() : content.path(row);
  }

  @Override
  public long bytes(int row) {
    var patch = patches.get(row);
    if (patch != null && patch.bytes() != null) return patch.bytes();
    return isAddition(row) ? addition(row).asset().bytes() : content.bytes(row);
  }

  @Override
  public long created(int row) {
    return isAddition(row) ? addition(row).asset().created() : content.created(row);
  }

  @Override
  public long modified(int row) {
    var patch = patches.get(row);
    if (patch != null && patch.modified() != null) return patch.modified();
    return isAddition(row) ? addition(row).asset().modified() : content.modified(row);
  }

  @Override
  public HeldAsset asset(int row) {
    var asset = isAddition(row) ? addition(row).asset() : content.asset(row);
    if (!patches.containsKey(row)) return asset;
    return new HeldAsset(
        asset.id(),
        asset.blob(),
        asset.zarr(),
        asset.path(),
        bytes(row),
        asset.created(),
        modified(row),
        asset.encodingFormat());
  }

  @Override
  public byte[] metadata(int row) {
    var patch = patches.get(row);
    if (patch == null && !isAddition(row)) return content.metadata(row);
    var origin = isAddition(row) ? addition(row).origin() : row;
    var metadata = Json.object(isAddition(row) ? metadata(origin) : content.metadata(origin));
    if (isAddition(row)) addition(row).edits().forEach(edit -> edit.accept(metadata));
    if (patch != null) patch.edits().forEach(edit -> edit.accept(metadata));
    return Json.bytes(metadata);
  }

  private boolean isAddition(int row) {
    return row >= content.size();
  }

  private Addition addition(int row) {
    return additions.get(row - content.size());
  }
}
