package dandex.catalog.document;

import co.elastic.clients.elasticsearch.ElasticsearchClient;

/// The Elasticsearch cluster that holds the mirror.
public final class Cluster implements AutoCloseable {
  /// Opens a client; nothing is asked of the cluster yet.
  ///
  /// @param url `http://host:9200`
  public static Cluster open(String url) {
    throw new UnsupportedOperationException();
  }

  public ElasticsearchClient client() {
    throw new UnsupportedOperationException();
  }

  /// Asks the cluster whether it is there.
  ///
  /// @throws ClusterUnreachable with one clear line that names the address
  public void require() {
    throw new UnsupportedOperationException();
  }

  @Override
  public void close() {
    throw new UnsupportedOperationException();
  }
}
