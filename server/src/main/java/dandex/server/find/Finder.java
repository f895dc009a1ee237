package dandex.server.find;

import dandex.catalog.AssetField;
import dandex.catalog.AssetId;
import dandex.catalog.DandisetField;
import dandex.catalog.DandisetId;
import dandex.catalog.Scope;
import dandex.catalog.document.Cluster;
import dandex.server.plan.Plan;
import java.util.List;
import javax.sql.DataSource;

/// Carries plans out. A plan by search costs one request to Elasticsearch, one by columns one
/// statement (two when counted).
public final class Finder {
  /// @param prefix of the index names, `dandex` but in tests
  public Finder(DataSource database, Cluster cluster, String prefix) {
    throw new UnsupportedOperationException();
  }

  /// @throws SearchUnavailable when the plan needs Elasticsearch and it does not answer
  public Found<AssetId> assets(Plan<AssetField> plan) {
    throw new UnsupportedOperationException();
  }

  /// @throws SearchUnavailable when the plan needs Elasticsearch and it does not answer
  public Found<DandisetId> dandisets(Plan<DandisetField> plan) {
    throw new UnsupportedOperationException();
  }

  /// By name.
  ///
  /// @throws SearchUnavailable when Elasticsearch does not answer
  public List<TypeCount> neurodataTypes(Scope scope) {
    throw new UnsupportedOperationException();
  }
}
