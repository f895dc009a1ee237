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
import dandex.indexer.run.Progress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
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
  private final Progress.Bar bar;
  private final BooleanSupplier cancelled;
  private final Set<AssetId> described = new HashSet<>();
  private @Nullable String moved;
  private long staged;
  private boolean isCut;

  /// @param bar steps with every asset
  /// @param cancelled asked between pages
  VersionReading(
      DandiArchive archive,
      VersionStore store,
      DandisetId dandiset,
      VersionId version,
      Load load,
      Progress.Bar bar,
      BooleanSupplier cancelled) {
    this.archive = archive;
    this.store = store;
    this.dandiset = dandiset;
    this.version = version;
    this.load = load;
    this.bar = bar;
    this.cancelled = cancelled;
  }

  /// Assets whose metadata was read.
  Set<AssetId> described() {
    return described;
  }

  /// How many assets were seen.
  long staged() {
    return staged;
  }

  /// Reads every asset with its metadata.
  Listing whole() {
    return archive.assets(dandiset, version, this::describe);
  }

  /// Reads the first assets with their metadata.
  Listing first(int most) {
    return orCut(
        archive.firstAssets(
            dandiset, version, most, slice -> describe(cut(slice, most)) && staged < most));
  }

  /// Reads what was modified at a time or later, with its metadata; of the page on which that ends,
  /// the rest too.
  Listing newest(Instant since) {
    return archive.newestAssets(
        dandiset,
        version,
        slice -> describe(slice) && slice.items().stream().noneMatch(item -> isOlder(item, since)));
  }

  private static boolean isOlder(PlacedAsset item, Instant than) {
    return item.asset().modified().isBefore(than);
  }

  /// Reads metadata of unknown assets only. A published version shares most of its assets with the
  /// draft or with the version before it.
  ///
  /// @param unknown which assets of a page are so
  Listing sparing(Function<Collection<ListedAsset>, Set<AssetId>> unknown) {
    return telling(archive.listedAssets(dandiset, version, slice -> list(slice, unknown)));
  }

  /// The same for the first assets alone.
  Listing firstSparing(int most, Function<Collection<ListedAsset>, Set<AssetId>> unknown) {
    return orCut(
        telling(
            archive.firstListedAssets(
                dandiset,
                version,
                most,
                slice -> list(cut(slice, most), unknown) && staged < most)));
  }

  /// Reads no metadata but that of assets which are neither here nor among the news of another
  /// load; those are taken over.
  Listing remaining(Load news, Set<AssetId> inNews) {
    return telling(
        archive.listedAssets(
            dandiset,
            version,
            slice -> {
              var adopted = store.adopt(news, load, ids(slice.items(), inNews));
              var rest =
                  slice.items().stream().filter(line -> !adopted.contains(line.id())).toList();
              staged += adopted.size();
              bar.step(adopted.size());
              described.addAll(adopted);
              return list(new Slice<>(slice.offset(), slice.size(), rest), store::unknown);
            }));
  }

  private boolean describe(Slice<PlacedAsset> slice) {
    slice.items().forEach(item -> described.add(item.asset().id()));
    if (!slice.items().isEmpty()) store.stage(load, slice.items());
    return done(slice.items().size());
  }

  private boolean list(
      Slice<ListedAsset> slice, Function<Collection<ListedAsset>, Set<AssetId>> unknown) {
    if (!slice.items().isEmpty()) moved = stage(slice, unknown.apply(slice.items()));
    return moved == null && done(slice.items().size());
  }

  private boolean done(int assets) {
    staged += assets;
    bar.step(assets);
    return !cancelled.getAsBoolean();
  }

  private Listing telling(Listing listing) {
    return moved == null ? listing : new Listing.Moved(moved);
  }

  private <T> Slice<T> cut(Slice<T> slice, int most) {
    var room = (int) Math.min(most - staged, slice.items().size());
    isCut |= room < slice.items().size();
    return new Slice<>(slice.offset(), slice.size(), slice.items().subList(0, room));
  }

  /// The last page may hold more than was wanted.
  private Listing orCut(Listing listing) {
    return isCut && listing instanceof Listing.Complete(var all, var pages)
        ? new Listing.Stopped(all, pages)
        : listing;
  }

  private static List<AssetId> ids(List<ListedAsset> page, Set<AssetId> among) {
    return page.stream().map(ListedAsset::id).filter(among::contains).toList();
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
