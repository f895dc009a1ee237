package dandex.catalog.document;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dandex.catalog.DocumentKind;
import org.jspecify.annotations.Nullable;

/// How an index is laid out when it is made; null is as its mapping says.
///
/// @param shards of the index of assets; that of dandisets is small and has one
/// @param replicas copies of each shard besides the first
/// @param refresh how soon a search sees what was written, `1s`
public record IndexShape(
    @Nullable Integer shards, @Nullable Integer replicas, @Nullable String refresh) {
  /// As the mappings say.
  public static final IndexShape USUAL = new IndexShape(null, null, null);

  private static final int MOST_SHARDS = 1024;

  /// @throws IllegalArgumentException with one line
  public IndexShape {
    if (shards != null && (shards < 1 || shards > MOST_SHARDS)) {
      throw new IllegalArgumentException("an index has 1 to " + MOST_SHARDS + " shards");
    }
    if (replicas != null && replicas < 0) {
      throw new IllegalArgumentException("an index has no less than 0 replicas");
    }
    if (refresh != null && !refresh.matches("[1-9][0-9]{0,5}(ms|s|m)")) {
      throw new IllegalArgumentException("a time is written 500ms, 1s or 2m");
    }
  }

  void onto(ObjectNode settings, DocumentKind kind) {
    if (shards != null && kind == DocumentKind.ASSET) {
      settings.put("index.number_of_shards", shards);
    }
    if (replicas != null) settings.put("index.number_of_replicas", replicas);
    if (refresh != null) settings.put("index.refresh_interval", refresh);
  }
}
