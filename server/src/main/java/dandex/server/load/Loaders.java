package dandex.server.load;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dandex.catalog.Asset;
import dandex.catalog.AssetDetails;
import dandex.catalog.AssetId;
import dandex.catalog.DandisetId;
import dandex.catalog.Json;
import dandex.catalog.NwbFile;
import dandex.catalog.StandingAsset;
import dandex.catalog.VersionDetails;
import dandex.catalog.VersionKey;
import dandex.catalog.store.DandisetRow;
import dandex.catalog.store.ItemPath;
import dandex.catalog.store.LindiRecord;
import dandex.server.find.ObjectPage;
import dandex.server.find.StructureFinder;
import dandex.server.find.StructurePage;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// The loaders of one request. A batch is one statement. Columns of JSON have loaders of their own,
/// so they are read for those only who select them.
public final class Loaders {
  private final Stores stores;
  private final Tally tally;
  private final Rows<AssetId, StandingAsset> assets;
  private final Rows<AssetId, Asset> describedAssets;
  private final Rows<DandisetId, DandisetRow> dandisets;
  private final Rows<VersionKey, Json> versionMetadata;
  private final Rows<VersionKey, VersionDetails> versionDetails;
  private final Rows<AssetId, AssetDetails> assetDetails;
  private final Rows<AssetId, LindiRecord> lindi;
  private final Rows<AssetId, LindiRecord> lindiStructures;
  private final Rows<ObjectsKey, ObjectPage> objects;
  private final Rows<AssetId, NwbFile> files;
  private final Rows<AssetId, List<String>> neurodataTypes;
  private final Rows<StructureKey, StructurePage> structures;
  private final Rows<ItemPath, Json> attributes;

  public Loaders(Stores stores, Tally tally) {
    this.stores = stores;
    this.tally = tally;
    assets = rows(1, stores.assets()::placed);
    describedAssets = rows(1, ids -> stores.assets().byId(ids, true));
    dandisets = rows(1, ids -> stores.dandisets().described(ids, false));
    versionMetadata = rows(1, stores.dandisets()::metadata);
    versionDetails = new Rows<>(keys -> read(keys, versionMetadata, VersionReading::of));
    assetDetails =
        new Rows<>(ids -> read(ids, describedAssets, it -> AssetReading.of(it.metadata())));
    lindi = rows(1, ids -> stores.lindi().byAsset(ids, false));
    lindiStructures = rows(1, ids -> stores.lindi().byAsset(ids, true));
    objects = rows(0, this::readObjects);
    files = rows(1, stores.assets()::files);
    neurodataTypes = rows(1, stores.assets()::neurodataTypes);
    structures = rows(0, this::readStructures);
    attributes = rows(1, stores.lindi()::attributes);
  }

  /// Assets with their places, without their metadata.
  public Rows<AssetId, StandingAsset> assets() {
    return assets;
  }

  public Rows<AssetId, Asset> describedAssets() {
    return describedAssets;
  }

  public Rows<DandisetId, DandisetRow> dandisets() {
    return dandisets;
  }

  public Rows<VersionKey, Json> versionMetadata() {
    return versionMetadata;
  }

  /// What the metadata of versions says; its statement is that of the metadata.
  public Rows<VersionKey, VersionDetails> versionDetails() {
    return versionDetails;
  }

  /// What the metadata of assets says; its statement is that of the assets with their metadata.
  public Rows<AssetId, AssetDetails> assetDetails() {
    return assetDetails;
  }

  /// LINDI files without their structure.
  public Rows<AssetId, LindiRecord> lindi() {
    return lindi;
  }

  public Rows<AssetId, LindiRecord> lindiStructures() {
    return lindiStructures;
  }

  public Rows<ObjectsKey, ObjectPage> objects() {
    return objects;
  }

  /// What NWB files say of themselves.
  public Rows<AssetId, NwbFile> files() {
    return files;
  }

  /// Types of the NWB objects in files, without their ancestors.
  public Rows<AssetId, List<String>> neurodataTypes() {
    return neurodataTypes;
  }

  public Rows<StructureKey, StructurePage> structures() {
    return structures;
  }

  /// Attributes of groups and datasets, all of them.
  public Rows<ItemPath, Json> attributes() {
    return attributes;
  }

  private Map<ObjectsKey, ObjectPage> readObjects(Collection<ObjectsKey> keys) {
    var pages = new LinkedHashMap<ObjectsKey, ObjectPage>();
    keys.stream()
        .collect(
            groupingBy(ObjectsKey::asked, LinkedHashMap::new, mapping(ObjectsKey::asset, toList())))
        .forEach((asked, ids) ->
            readPages(asked, ids)
                .forEach((id, page) -> pages.put(new ObjectsKey(id, asked), page)));
    return pages;
  }

  private Map<AssetId, ObjectPage> readPages(ObjectsAsked asked, List<AssetId> ids) {
    return tally.asking(
        1, () -> stores.objects().pages(ids, asked.filter(), asked.page(), asked.counted()));
  }

  private Map<StructureKey, StructurePage> readStructures(Collection<StructureKey> keys) {
    var pages = new LinkedHashMap<StructureKey, StructurePage>();
    keys.stream()
        .collect(
            groupingBy(
                StructureKey::asked, LinkedHashMap::new, mapping(StructureKey::asset, toList())))
        .forEach((asked, ids) -> {
          var statements = StructureFinder.statements(asked);
          tally
              .asking(statements, () -> stores.structures().pages(ids, asked))
              .forEach((id, page) -> pages.put(new StructureKey(id, asked), page));
        });
    return pages;
  }

  private static <K, R, V> Map<K, V> read(
      Collection<K> keys, Rows<K, R> rows, Function<R, V> reading) {
    var read = new LinkedHashMap<K, V>();
    for (var key : keys) {
      var row = rows.one(key, keys);
      if (row != null) read.put(key, reading.apply(row));
    }
    return read;
  }

  private <K, V> Rows<K, V> rows(int statements, Function<Collection<K>, Map<K, V>> read) {
    return new Rows<>(keys -> {
      var rows = tally.asking(statements, () -> read.apply(keys));
      tally.read(rows.size());
      return rows;
    });
  }
}
