package dandex.sandbox.archive;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The draft of a dandiset or a published version: which rows it holds, and what is told of it.
final class HeldVersion {
  static final String DRAFT = "draft";

  private final String name;
  private final long created;
  private final Function<HeldVersion, ObjectNode> story;
  private final List<Consumer<ObjectNode>> edits = new ArrayList<>();
  private final Supplier<int[]> origin;
  private final Rows assets;
  private volatile int @Nullable [] rows;
  private volatile long bytes = -1;
  private volatile @Nullable Headline headline;
  // Changes come under the ledger's write lock; what is above is remembered by readers, too.
  private long modified;
  private @Nullable String status;
  private int revision;

  /// @param assets what the row numbers stand for
  /// @param origin the rows by path, asked for once
  /// @param story the metadata of the version
  HeldVersion(
      String name,
      long created,
      long modified,
      Rows assets,
      Supplier<int[]> origin,
      Function<HeldVersion, ObjectNode> story) {
    this.name = name;
    this.created = created;
    this.modified = modified;
    this.assets = assets;
    this.origin = origin;
    this.story = story;
  }

  String name() {
    return name;
  }

  boolean isDraft() {
    return name.equals(DRAFT);
  }

  long created() {
    return created;
  }

  long modified() {
    return modified;
  }

  /// Counts what happened to this version.
  int revision() {
    return revision;
  }

  /// The archive's word, where a change has set one.
  Optional<String> status() {
    return Optional.ofNullable(status);
  }

  /// The rows by path, in byte order. Not to be written to.
  int[] rows() {
    var known = rows;
    if (known == null) {
      known = origin.get();
      rows = known;
    }
    return known;
  }

  int count() {
    return rows().length;
  }

  /// Whether both hold the same assets.
  boolean holdsSame(HeldVersion other) {
    var own = rows();
    var others = other.rows();
    if (own.length != others.length) return false;
    // An asset has one path, so the same assets stand in the same order.
    for (var i = 0; i < own.length; i++) {
      if (own[i] != others[i] && !assets.asset(own[i]).id().equals(assets.asset(others[i]).id())) {
        return false;
      }
    }
    return true;
  }

  long bytes() {
    if (bytes < 0) {
      var sum = 0L;
      for (var row : rows()) sum += assets.bytes(row);
      bytes = sum;
    }
    return bytes;
  }

  ObjectNode metadata() {
    var metadata = story.apply(this);
    edits.forEach(edit -> edit.accept(metadata));
    return metadata;
  }

  /// What lists tell of the metadata.
  Headline headline() {
    var known = headline;
    if (known == null) {
      known = Headline.of(metadata());
      headline = known;
    }
    return known;
  }

  void edit(Consumer<ObjectNode> edit) {
    edits.add(edit);
    headline = null;
  }

  void hold(int[] others) {
    rows = others;
    bytes = -1;
  }

  void recount() {
    bytes = -1;
  }

  void touch(long when, String word) {
    modified = when;
    status = word;
    revision++;
  }

  /// Where a path stands among the rows, as `Arrays.binarySearch` tells it.
  static int search(int[] rows, Rows assets, String path) {
    var low = 0;
    var high = rows.length - 1;
    while (low <= high) {
      var middle = (low + high) >>> 1;
      var order = ByteOrder.compare(assets.path(rows[middle]), path);
      if (order == 0) return middle;
      if (order < 0) low = middle + 1;
      else high = middle - 1;
    }
    return -(low + 1);
  }

  /// The row that holds a path, if one does.
  Optional<Integer> at(String path) {
    var position = search(rows(), assets, path);
    return position < 0 ? Optional.empty() : Optional.of(rows()[position]);
  }

  /// The row of an asset that is known to have the path.
  Optional<Integer> of(UUID id, String path) {
    return at(path).filter(row -> assets.asset(row).id().equals(id));
  }
}
