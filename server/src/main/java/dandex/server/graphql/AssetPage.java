package dandex.server.graphql;

import dandex.catalog.AssetDetails;
import dandex.catalog.AssetId;
import dandex.catalog.DandisetId;
import dandex.catalog.Json;
import dandex.catalog.NwbFile;
import dandex.catalog.Place;
import dandex.catalog.store.ItemPath;
import dandex.catalog.store.LindiRecord;
import dandex.server.find.ObjectPage;
import dandex.server.find.StructureInquiry;
import dandex.server.find.StructurePage;
import dandex.server.load.Loaders;
import dandex.server.load.ObjectsAsked;
import dandex.server.load.ObjectsKey;
import dandex.server.load.StructureKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Assets that are answered side by side: what is read for one of them is read for all.
final class AssetPage {
  private final Loaders loaders;
  private final List<AssetNode> nodes;
  private final Map<StructureInquiry, List<ItemPath>> items = new HashMap<>();
  private @Nullable DandisetPage dandisets;

  /// Reads the assets with their places, without which they are not here.
  AssetPage(Loaders loaders, Collection<AssetId> ids) {
    this.loaders = loaders;
    nodes =
        loaders.assets().all(ids).stream()
            .map(row -> new AssetNode(row.asset(), row.places(), this))
            .toList();
  }

  /// Those of the assets that are here, in the order of the keys.
  List<AssetNode> nodes() {
    return nodes;
  }

  /// The dandisets of all places of all assets of the page.
  DandisetPage dandisets() {
    var page = dandisets;
    if (page == null) {
      page = new DandisetPage(loaders, standingIn());
      dandisets = page;
    }
    return page;
  }

  Json metadata(AssetId asset) {
    var row = loaders.describedAssets().one(asset, ids());
    if (row == null) throw new RowGone("asset " + asset);
    return row.metadata();
  }

  AssetDetails details(AssetId asset) {
    var details = loaders.assetDetails().one(asset, ids());
    if (details == null) throw new RowGone("asset " + asset);
    return details;
  }

  @Nullable LindiRecord lindi(AssetId asset) {
    return loaders.lindi().one(asset, ids());
  }

  @Nullable Json structureJson(AssetId asset) {
    var row = loaders.lindiStructures().one(asset, ids());
    return row == null ? null : row.structure();
  }

  ObjectPage objects(AssetId asset, ObjectsAsked asked) {
    var siblings = ids().stream().map(id -> new ObjectsKey(id, asked)).toList();
    var page = loaders.objects().one(new ObjectsKey(asset, asked), siblings);
    return page == null ? new ObjectPage(List.of(), false, asked.counted() ? 0L : null) : page;
  }

  @Nullable NwbFile file(AssetId asset) {
    return loaders.files().one(asset, ids());
  }

  List<String> neurodataTypes(AssetId asset) {
    var types = loaders.neurodataTypes().one(asset, ids());
    return types == null ? List.of() : types;
  }

  StructurePage structure(AssetId asset, StructureInquiry asked) {
    var page = loaders.structures().one(new StructureKey(asset, asked), structures(asked));
    return page == null ? new StructurePage(List.of(), false, asked.counted() ? 0L : null) : page;
  }

  /// The attributes of an item on one of the pages that were asked for so.
  @Nullable Json attributes(ItemPath item, StructureInquiry asked) {
    return loaders.attributes().one(item, items.computeIfAbsent(asked, this::items));
  }

  private List<ItemPath> items(StructureInquiry asked) {
    var paths = new ArrayList<ItemPath>();
    for (var key : structures(asked)) {
      for (var other : structure(key.asset(), asked).items()) {
        paths.add(new ItemPath(key.asset(), other.path()));
      }
    }
    return paths;
  }

  private List<StructureKey> structures(StructureInquiry asked) {
    return ids().stream().map(id -> new StructureKey(id, asked)).toList();
  }

  private List<AssetId> ids() {
    return nodes.stream().map(node -> node.asset().id()).toList();
  }

  private Set<DandisetId> standingIn() {
    var ids = new TreeSet<DandisetId>();
    for (var node : nodes) node.places().stream().map(Place::dandiset).forEach(ids::add);
    return ids;
  }
}
