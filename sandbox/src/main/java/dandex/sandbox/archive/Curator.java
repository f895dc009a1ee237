package dandex.sandbox.archive;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Does what owners and administrators do to dandisets, while the archive is served. Clocks, states
/// and counts move as on the real server. Every change moves the archive's own clock by a minute
/// and a bit; nothing here depends on the time of day.
public final class Curator {
  private final Ledger ledger;
  private final Drafting drafting;
  private final Map<String, List<Integer>> emptied = new HashMap<>();

  Curator(Ledger ledger) {
    this.ledger = ledger;
    this.drafting = new Drafting(ledger);
  }

  /// Adds copies of what the dandiset (or, where it is empty, the archive) holds, at new paths.
  ///
  /// @return the ids of the new assets
  public List<String> add(String dandiset, int count) {
    return locked(() -> drafting.add(held(dandiset), count, ledger.tick()));
  }

  /// Changes a file: its row leaves the draft and one with a new id takes its path.
  ///
  /// @return the new asset id
  public String amend(String dandiset, String path) {
    return rename(dandiset, path, path);
  }

  /// Changes a file of which other things are told from then on.
  ///
  /// @return the new asset id
  public String amend(String dandiset, String path, Consumer<ObjectNode> edit) {
    return locked(() -> {
      var row = row(held(dandiset).draft(), path);
      var id = drafting.replace(held(dandiset), row, path, ledger.tick());
      ledger.patch(row(held(dandiset).draft(), path), null, null, List.of(edit));
      return id;
    });
  }

  /// Moves a file, which gives it a new asset id, too.
  ///
  /// @return the new asset id
  public String rename(String dandiset, String path, String newPath) {
    return locked(() -> {
      var draft = held(dandiset).draft();
      var row = row(draft, path);
      if (!path.equals(newPath) && draft.at(newPath).isPresent()) {
        throw new IllegalArgumentException(newPath + " is there already");
      }
      return drafting.replace(held(dandiset), row, newPath, ledger.tick());
    });
  }

  /// @return the id of the asset that left; it still answers un-nested
  public String remove(String dandiset, String path) {
    return locked(() -> {
      var draft = held(dandiset).draft();
      var row = row(draft, path);
      drafting.drop(draft, List.of(row), ledger.tick());
      return ledger.asset(row).id().toString();
    });
  }

  /// Uploads every file anew, so that no asset id of the draft stays.
  public void replaceAll(String dandiset) {
    locked(() -> {
      var now = ledger.tick();
      for (var row : held(dandiset).draft().rows().clone()) {
        drafting.replace(held(dandiset), row, ledger.path(row), now);
      }
      return now;
    });
  }

  /// Removes every file of the draft.
  public void empty(String dandiset) {
    locked(() -> {
      var draft = held(dandiset).draft();
      var rows = Arrays.stream(draft.rows()).boxed().toList();
      emptied.put(dandiset, rows);
      drafting.drop(draft, rows, ledger.tick());
      return rows;
    });
  }

  /// Uploads what `empty` removed: the same paths, new asset ids.
  public void refill(String dandiset) {
    locked(() -> {
      var now = ledger.tick();
      for (var row : emptied.getOrDefault(dandiset, List.of())) {
        drafting.again(held(dandiset), row, ledger.path(row), now);
      }
      return emptied.remove(dandiset);
    });
  }

  /// Publishes the draft. Its assets are frozen in place: those that were in no published version
  /// before keep their id, and their metadata and `modified` change.
  ///
  /// @return the id of the new version
  public String publish(String dandiset) {
    return locked(() -> new Publishing(ledger).publish(held(dandiset), ledger.tick()));
  }

  /// The server has checked the draft, as it does within a minute of every change: the draft is
  /// `Valid` and its `modified` moves once more, without any change to be seen.
  public void validate(String dandiset) {
    locked(() -> {
      held(dandiset).draft().touch(ledger.tick(), "Valid");
      return dandiset;
    });
  }

  /// Gives the dandiset another name.
  ///
  /// @return the new name
  public String editMetadata(String dandiset) {
    return locked(() -> {
      var now = ledger.tick();
      var draft = held(dandiset).draft();
      var name =
          draft.headline().title().replaceFirst(" \\[edited .*", "") + " [edited " + now + "]";
      draft.edit(metadata ->
          metadata.put("name", name).put("dateModified", Stamp.inMetadata(now, ZoneOffset.UTC)));
      draft.touch(now, "Pending");
      return name;
    });
  }

  /// Tells other things of the dandiset.
  public void editMetadata(String dandiset, Consumer<ObjectNode> edit) {
    locked(() -> {
      var now = ledger.tick();
      held(dandiset).draft().edit(edit);
      held(dandiset).draft().touch(now, "Pending");
      return now;
    });
  }

  /// What administrators did now and then: metadata change and no clock moves.
  public void editSilently(String dandiset, String path) {
    locked(() -> {
      var row = row(held(dandiset).draft(), path);
      var note = "corrected in place " + ledger.tick();
      Consumer<ObjectNode> edit = metadata -> metadata.put("description", note);
      ledger.patch(row, null, null, List.of(edit));
      return row;
    });
  }

  /// Chunks of a zarr are being uploaded: its size is 0, and no clock moves.
  public void uploadZarr(String dandiset, String path) {
    locked(() -> drafting.resize(held(dandiset).draft(), zarr(dandiset, path), 0));
  }

  /// The zarr is complete: same asset id, another size, and the clocks move.
  public void ingestZarr(String dandiset, String path, long bytes) {
    locked(() -> {
      var row = zarr(dandiset, path);
      var now = ledger.tick();
      var draft = held(dandiset).draft();
      ledger.patch(row, null, now, List.of());
      draft.touch(now, "Pending");
      return drafting.resize(draft, row, bytes);
    });
  }

  /// Deletes the dandiset: it is gone from the list and answers 404, its assets too.
  public void withdraw(String dandiset) {
    see(dandiset, HeldDandiset.Sight.WITHDRAWN);
  }

  /// Hides the dandiset: it is gone from the list and answers 401.
  public void embargo(String dandiset) {
    see(dandiset, HeldDandiset.Sight.EMBARGOED);
  }

  /// Ends an embargo: the dandiset is in the list again, under its old id.
  public void release(String dandiset) {
    locked(() -> {
      if (held(dandiset).sight() != HeldDandiset.Sight.EMBARGOED) {
        throw new IllegalArgumentException(dandiset + " is not under embargo");
      }
      var now = ledger.tick();
      held(dandiset).draft().touch(now, "Pending");
      held(dandiset).see(HeldDandiset.Sight.OPEN, now);
      return now;
    });
  }

  private void see(String dandiset, HeldDandiset.Sight sight) {
    locked(() -> {
      held(dandiset).see(sight, ledger.tick());
      return sight;
    });
  }

  private HeldDandiset held(String dandiset) {
    return ledger
        .dandiset(dandiset)
        .orElseThrow(() -> new IllegalArgumentException("no dandiset " + dandiset));
  }

  private static int row(HeldVersion draft, String path) {
    return draft
        .at(path)
        .orElseThrow(() -> new IllegalArgumentException("the draft holds no " + path));
  }

  private int zarr(String dandiset, String path) {
    var row = row(held(dandiset).draft(), path);
    if (ledger.asset(row).zarr() == null) throw new IllegalArgumentException(path + " is no zarr");
    return row;
  }

  private <T> T locked(Supplier<T> change) {
    ledger.lock().writeLock().lock();
    try {
      return change.get();
    } finally {
      ledger.lock().writeLock().unlock();
    }
  }
}
