package dandex.catalog.document;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dandex.catalog.DocumentKind;

/// How an index is laid out when it is made.
///
/// @param shards of the index of assets; that of dandisets is small and has one
/// @param replicas copies of each shard besides the first
/// @param refresh how soon a search sees what was written, `1s`
public record IndexShape(int shards, int replicas, String refresh) {
  public static final int MOST_SHARDS = 1024;

  /// As the mapping of assets says.
  public static final IndexShape USUAL = of(IndexMapping.of(DocumentKind.ASSET));

  /// @throws IllegalArgumentException with one line
  public IndexShape {
    if (shards < 1 || shards > MOST_SHARDS) {
      throw new IllegalArgumentException("an index has 1 to " + MOST_SHARDS + " shards");
    }
    if (replicas < 0) {
      throw new IllegalArgumentException("an index has no less than 0 replicas");
    }
    if (!refresh.matches("[1-9][0-9]{0,5}(ms|s|m)")) {
      throw new IllegalArgumentException("a time is written 500ms, 1s or 2m");
    }
  }

  private static IndexShape of(IndexMapping mapping) {
    var settings = mapping.body().path("settings");
    return new IndexShape(
        settings.path("index.number_of_shards").intValue(),
        settings.path("index.number_of_replicas").intValue(),
        settings.path("index.refresh_interval").textValue());
  }

  void onto(ObjectNode settings, DocumentKind kind) {
    if (kind == DocumentKind.ASSET) settings.put("index.number_of_shards", shards);
    settings.put("index.number_of_replicas", replicas);
    settings.put("index.refresh_interval", refresh);
  }
}
