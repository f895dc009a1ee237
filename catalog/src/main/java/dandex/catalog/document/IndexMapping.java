package dandex.catalog.document;

import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch.indices.get_mapping.IndexMappingRecord;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dandex.catalog.DocumentKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/// Settings and mapping of an index, as the resource `es-mappings/asset.json` has them.
///
/// @param hash of the resource; kept in the index as `_meta.source`, so that an index that was made
///   of an older one can be told
record IndexMapping(ObjectNode body, String hash) {
  private static final String META = "_meta";
  private static final String SOURCE = "source";
  private static final int NOT_FOUND = 404;
  private static final JsonMapper JSON = new JsonMapper();

  private static final Map<String, String> LOADING =
      Map.of(
          "index.number_of_replicas", "0",
          "index.refresh_interval", "-1",
          "index.gc_deletes", "365d");

  static IndexMapping of(DocumentKind kind) {
    var resource = "/es-mappings/" + kind.column() + ".json";
    try (var in = IndexMapping.class.getResourceAsStream(resource)) {
      if (in == null) throw new IllegalStateException(resource + " is not in this program");
      var bytes = in.readAllBytes();
      var hash = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
      return new IndexMapping((ObjectNode) JSON.readTree(bytes), hash);
    } catch (IOException e) {
      throw new UncheckedIOException(resource, e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /// The same for indices of another shape. It is no other mapping, so its hash stays.
  IndexMapping with(IndexShape shape, DocumentKind kind) {
    var shaped = body.deepCopy();
    shape.onto(shaped.withObject("/settings"), kind);
    return new IndexMapping(shaped, hash);
  }

  /// What creates an index that is read through the alias from its first moment.
  String creation(String alias) {
    var creation = body.deepCopy();
    creation.withObject("/mappings").putObject(META).put(SOURCE, hash);
    creation.putObject("aliases").putObject(alias);
    return creation.toString();
  }

  /// What creates an index that is to be filled before anybody reads it: it has no copies, shows
  /// nothing to searches, and forgets no deletion however long that takes. Its log is written as
  /// safely as ever, since how far it is filled is kept elsewhere.
  String loading(String alias) {
    var creation = JSON.createObjectNode();
    creation.setAll(body);
    var settings = body.withObject("/settings").deepCopy();
    LOADING.forEach(settings::put);
    creation.set("settings", settings);
    return new IndexMapping(creation, hash).creation(alias);
  }

  /// The settings that an index has which serves, of those that differ while it is filled; null is
  /// the cluster's own default.
  String serving() {
    var settings = JSON.createObjectNode();
    for (var name : LOADING.keySet()) settings.set(name, body.path("settings").get(name));
    return settings.toString();
  }

  Fit fit(Cluster cluster, String alias) {
    try {
      var made = cluster.client().indices().getMapping(ask -> ask.index(alias)).result();
      // An index that has the alias's own name is none of ours.
      if (made.containsKey(alias)) return Fit.ABSENT;
      return made.values().stream().allMatch(this::isSource) ? Fit.CURRENT : Fit.OUTDATED;
    } catch (IOException | ElasticsearchException e) {
      if (Cluster.status(e).orElse(0) == NOT_FOUND) return Fit.ABSENT;
      throw cluster.unreachable(e);
    }
  }

  private boolean isSource(IndexMappingRecord made) {
    var source = made.mappings().meta().get(SOURCE);
    return source != null && hash.equals(source.to(String.class));
  }
}
