package dandex.indexer.sync;

import dandex.catalog.AssetId;
import dandex.catalog.DandisetId;
import dandex.catalog.ListedAsset;
import dandex.catalog.PlacedAsset;
import dandex.catalog.VersionId;
import dandex.catalog.store.Load;
import dandex.catalog.store.VersionStore;
import dandex.indexer.archive.DandiArchive;
import dandex.indexer.archive.Listing;
import dandex.indexer.archive.Slice;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One reading of the content of a version into the staging of a load, page by page.
final class VersionReading {
  /// Of a page, so many assets are asked for one by one; were they more, the page is read again
  /// with metadata.
  private static final int SINGLY = 20;

  private final DandiArchive archive;
  private final VersionStore store;
  private final DandisetId dandiset;
  private final VersionId version;
  private final Load load;
  private final BooleanSupplier cancelled;
  private final Set<AssetId> described = new HashSet<>();
  private @Nullable String moved;

  /// @param cancelled asked between pages
  VersionReading(
      DandiArchive archive,
      VersionStore store,
      DandisetId dandiset,
      VersionId version,
      Load load,
      BooleanSupplier cancelled) {
    this.archive = archive;
    this.store = store;
    this.dandiset = dandiset;
    this.version = version;
    this.load = load;
    this.cancelled = cancelled;
  }

  /// Assets whose metadata was read.
  Set<AssetId> described() {
    return described;
  }

  /// Reads every asset with its metadata.
  Listing whole() {
    return archive.assets(
        dandiset,
        version,
        slice -> {
          slice.items().forEach(item -> described.add(item.asset().id()));
          store.stage(load, slice.items());
          return !cancelled.getAsBoolean();
        });
  }

  /// Reads metadata of unknown assets only. A published version shares most of its assets with the
  /// draft or with the version before it.
  ///
  /// @param unknown which assets of a page are so
  Listing sparing(Function<Collection<ListedAsset>, Set<AssetId>> unknown) {
    var listing =
        archive.listedAssets(
            dandiset,
            version,
            slice -> {
              moved = stage(slice, unknown.apply(slice.items()));
              return moved == null && !cancelled.getAsBoolean();
            });
    return moved == null ? listing : new Listing.Moved(moved);
  }

  /// Returns how the listing turned out to have moved, or null.
  private @Nullable String stage(Slice<ListedAsset> slice, Set<AssetId> unknown) {
    var found = unknown.size() <= SINGLY ? singly(unknown) : together(slice);
    var news = new ArrayList<PlacedAsset>();
    var known = new ArrayList<ListedAsset>();
    for (var line : slice.items()) {
      var asset = found.get(line.id());
      if (!unknown.contains(line.id())) {
        known.add(line);
      } else if (asset == null || !asset.path().equals(line.path())) {
        return line.id() + " was listed but is not there";
      } else {
        news.add(asset);
      }
    }
    if (!news.isEmpty()) store.stage(load, news);
    if (!known.isEmpty()) store.stageListed(load, known);
    described.addAll(unknown);
    return null;
  }

  private Map<AssetId, PlacedAsset> singly(Set<AssetId> unknown) {
    var found = new LinkedHashMap<AssetId, PlacedAsset>();
    for (var id : unknown) {
      archive.asset(dandiset, version, id).ifPresent(asset -> found.put(id, asset));
    }
    return found;
  }

  private Map<AssetId, PlacedAsset> together(Slice<ListedAsset> slice) {
    var found = new LinkedHashMap<AssetId, PlacedAsset>();
    archive
        .describe(dandiset, version, slice)
        .forEach(placed -> found.put(placed.asset().id(), placed));
    return found;
  }
}
