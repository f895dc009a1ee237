package dandex.sandbox.archive;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Changes which assets a draft holds.
final class Drafting {
  private static final String PENDING = "Pending";

  private final Ledger ledger;

  Drafting(Ledger ledger) {
    this.ledger = ledger;
  }

  List<String> add(HeldDandiset dandiset, int count, long now) {
    var draft = dandiset.draft();
    var models = draft.count() > 0 ? draft.rows().clone() : IntStream.range(0, 1).toArray();
    var ids = new ArrayList<String>();
    for (var i = 0; i < count; i++) {
      var model = models[i % models.length];
      var extension = ledger.path(model).replaceFirst("^.*?(\\.[a-z.]+)?$", "$1");
      var path = "sub-new/sub-new_ses-%d-%06d%s".formatted(now, i, extension);
      ids.add(again(dandiset, model, path, now));
    }
    return ids;
  }

  /// A new revision of a row takes its place: the same content at another path, or another content
  /// at the same path.
  ///
  /// @return the new asset id
  String replace(HeldDandiset dandiset, int row, String path, long now) {
    drop(dandiset.draft(), List.of(row), now);
    return put(dandiset, row, path, now, !ledger.path(row).equals(path));
  }

  /// Another file like that of a row.
  ///
  /// @return the new asset id
  String again(HeldDandiset dandiset, int row, String path, long now) {
    return put(dandiset, row, path, now, false);
  }

  private String put(HeldDandiset dandiset, int row, String path, long now, boolean sameContent) {
    var dice = new Dice(now).of(ledger.size());
    var model = ledger.asset(row);
    var asset =
        new HeldAsset(
            dice.of("asset").uuid(),
            sameContent ? model.blob() : fresh(model.blob(), dice),
            sameContent ? model.zarr() : fresh(model.zarr(), dice),
            path,
            sameContent ? model.bytes() : 1 + dice.of("bytes").below(10_000_000_000L),
            now,
            now + 23,
            model.encodingFormat());
    var added = ledger.add(dandiset.identifier(), asset, row, List.of(told(asset, dice)));
    hold(dandiset.draft(), added, now + 1000);
    return asset.id().toString();
  }

  private static Consumer<ObjectNode> told(HeldAsset asset, Dice dice) {
    return metadata -> {
      AssetFrame.write(metadata, asset, dice);
      var edited = Stamp.inMetadata(asset.created() - Stamp.SECOND, ZoneOffset.UTC);
      metadata.put("dateModified", edited);
      metadata.remove(List.of("publishedBy", "datePublished"));
    };
  }

  void drop(HeldVersion draft, Collection<Integer> gone, long now) {
    var left = new HashSet<>(gone);
    draft.hold(Arrays.stream(draft.rows()).filter(row -> !left.contains(row)).toArray());
    draft.touch(now, PENDING);
  }

  int resize(HeldVersion draft, int row, long bytes) {
    Consumer<ObjectNode> edit = metadata -> metadata.put("contentSize", bytes);
    ledger.patch(row, bytes, null, List.of(edit));
    draft.recount();
    return row;
  }

  private void hold(HeldVersion draft, int row, long now) {
    var rows = draft.rows();
    var place = -HeldVersion.search(rows, ledger, ledger.path(row)) - 1;
    if (place < 0) throw new IllegalArgumentException(ledger.path(row) + " is there already");
    var more = new int[rows.length + 1];
    System.arraycopy(rows, 0, more, 0, place);
    more[place] = row;
    System.arraycopy(rows, place, more, place + 1, rows.length - place);
    draft.hold(more);
    draft.touch(now, PENDING);
  }

  private static @Nullable UUID fresh(@Nullable UUID old, Dice dice) {
    return old == null ? null : dice.of("content").uuid();
  }
}
