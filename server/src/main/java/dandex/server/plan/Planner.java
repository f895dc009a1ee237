package dandex.server.plan;

import dandex.catalog.AssetField;
import dandex.catalog.DandisetField;
import dandex.catalog.Question;

/// Chooses the store that answers a question exactly.
public final class Planner {
  private Planner() {}

  /// Elasticsearch, unless two conditions (or a negated one) speak of the path of one and the same
  /// NWB object: its documents keep the paths of equal objects together, so these go to Postgres;
  /// with full text besides, which only Elasticsearch has, the question is refused.
  public static Plan<AssetField> assets(Question<AssetField> question) {
    throw new UnsupportedOperationException();
  }

  public static Plan<DandisetField> dandisets(Question<DandisetField> question) {
    throw new UnsupportedOperationException();
  }
}
