package dandex.catalog.document;

import dandex.catalog.AssetId;
import dandex.catalog.DandisetId;
import dandex.catalog.DocumentKind;
import dandex.catalog.store.Database;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Rows as they are now, made into documents. What is not in the answer is gone or under embargo,
/// and its document is to be deleted. However many are asked for, assets cost five statements and
/// dandisets three.
///
/// The statements share no snapshot. A change between two of them raises the document's revision,
/// so the mixture is written over.
public final class Documents {
  private static final Logger LOG = LoggerFactory.getLogger(Documents.class);

  private final Database database;

  public Documents(Database database) {
    this.database = database.visible();
  }

  /// By their keys, whatever their kind. Keys that no row can have are among those that are gone:
  /// somebody else may have written such documents into the index.
  public Map<String, Document> byKey(DocumentKind kind, Collection<String> keys) {
    var documents =
        switch (kind) {
          case ASSET -> assets(ids(keys, AssetId::parse));
          case DANDISET -> dandisets(ids(keys, DandisetId::new));
        };
    return documents.values().stream().collect(Collectors.toMap(Document::key, it -> it));
  }

  private static <I> List<I> ids(Collection<String> keys, Function<String, I> reader) {
    var ids = new ArrayList<I>(keys.size());
    for (var key : keys) {
      try {
        ids.add(reader.apply(key));
      } catch (IllegalArgumentException foreign) {
        LOG.debug("No row has the key of a document: {}", foreign.getMessage());
      }
    }
    return ids;
  }

  public Map<AssetId, AssetDocument> assets(Collection<AssetId> ids) {
    var store = database.assets();
    var assets = store.byId(ids, false);
    var places = store.places(ids);
    var lindi = database.lindi().byAsset(ids, false);
    var files = store.files(ids);
    var contents = store.contents(ids);
    var documents = new LinkedHashMap<AssetId, AssetDocument>();
    assets.forEach((id, asset) ->
        documents.put(
            id,
            AssetDocument.of(
                asset,
                places.getOrDefault(id, List.of()),
                lindi.get(id),
                files.get(id),
                contents.items(id),
                contents.objects(id))));
    return documents;
  }

  public Map<DandisetId, DandisetDocument> dandisets(Collection<DandisetId> ids) {
    var store = database.dandisets();
    var dandisets = store.byId(ids);
    var versions = store.versions(ids, false);
    var subjects = store.subjectCounts(ids);
    var documents = new LinkedHashMap<DandisetId, DandisetDocument>();
    dandisets.forEach((id, dandiset) ->
        documents.put(
            id,
            DandisetDocument.of(dandiset, versions.getOrDefault(id, List.of()), subjects.get(id))));
    return documents;
  }
}
