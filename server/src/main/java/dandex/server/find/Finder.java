package dandex.server.find;

import dandex.catalog.AssetField;
import dandex.catalog.AssetId;
import dandex.catalog.DandisetField;
import dandex.catalog.DandisetId;
import dandex.catalog.DocumentKind;
import dandex.catalog.Scope;
import dandex.catalog.document.Cluster;
import dandex.catalog.document.Index;
import dandex.server.plan.Plan;
import dandex.server.plan.Plan.ByColumns;
import dandex.server.plan.Plan.BySearch;
import dandex.server.plan.Plan.Refused;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;

/// Carries plans out. A plan by search costs one request to Elasticsearch, one by columns one
/// statement (two when counted).
public final class Finder {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private static final int MOST_GROUPS = 10_000;

  private final Search search;
  private final Columns columns;
  private final Index assets;
  private final Index dandisets;

  /// @param prefix of the index names, `dandex` but in tests
  public Finder(DataSource database, Cluster cluster, String prefix) {
    this(database, cluster, prefix, PATIENCE);
  }

  /// @param patience how long an answer of Elasticsearch is waited for
  Finder(DataSource database, Cluster cluster, String prefix, Duration patience) {
    search = new Search(cluster.client(), patience);
    columns = new Columns(database);
    assets = new Index(prefix, DocumentKind.ASSET);
    dandisets = new Index(prefix, DocumentKind.DANDISET);
  }

  /// An asset without a place in the scope of the question is no match. Where it has several paths
  /// in the scope, its first one counts in the order of paths, whichever the direction.
  ///
  /// @throws SearchUnavailable when the plan needs Elasticsearch and it does not answer
  /// @throws IllegalArgumentException for a plan that cannot be carried out, or a page that starts
  ///   after no position of the question's order
  public Found<AssetId> assets(Plan<AssetField> plan) {
    return switch (plan) {
      case BySearch(var question) ->
          search.page(Inquiry.assets(assets.alias(), question), AssetId::parse);
      case ByColumns(var question, _) -> columns.assets(question);
      case Refused(var why) -> throw new IllegalArgumentException("refused: " + why);
    };
  }

  /// @throws SearchUnavailable when the plan needs Elasticsearch and it does not answer
  /// @throws IllegalArgumentException for a plan that cannot be carried out, or a page that starts
  ///   after no position of the question's order
  public Found<DandisetId> dandisets(Plan<DandisetField> plan) {
    return switch (plan) {
      case BySearch(var question) ->
          search.page(Inquiry.dandisets(dandisets.alias(), question), DandisetId::parse);
      case ByColumns(_, var why) -> throw new IllegalArgumentException("not by columns: " + why);
      case Refused(var why) -> throw new IllegalArgumentException("refused: " + why);
    };
  }

  /// By name. Types that only occur as ancestors of others are among them.
  ///
  /// @throws SearchUnavailable when Elasticsearch does not answer
  public List<TypeCount> neurodataTypes(Scope scope) {
    return search.types(new TypeInquiry(assets.alias(), scope));
  }

  /// How many assets that satisfy a filter have which words, in no order. An asset without a place
  /// in the scope is in no group; one with several words of a field is in the group of each.
  ///
  /// @throws SearchUnavailable when Elasticsearch does not answer
  /// @throws TooManyGroups for over ten thousand groups
  /// @throws IllegalArgumentException for a plan that is not by search
  public List<AssetGroup> groups(Plan<AssetField> plan, List<GroupField> by) {
    if (!(plan instanceof BySearch<AssetField> search)) {
      throw new IllegalArgumentException("groups are counted by search: " + plan);
    }
    var question = search.question();
    return this.search.groups(
        GroupInquiry.of(assets.alias(), question.filter(), question.scope(), by, MOST_GROUPS));
  }
}
