package dandex.server.find;

import co.elastic.clients.elasticsearch.ElasticsearchAsyncClient;
import dandex.catalog.AssetField;
import dandex.catalog.AssetId;
import dandex.catalog.DandisetField;
import dandex.catalog.DandisetId;
import dandex.catalog.DocumentKind;
import dandex.catalog.document.Cluster;
import dandex.catalog.document.ClusterUnreachable;
import dandex.catalog.document.Fit;
import dandex.catalog.document.Index;
import dandex.server.plan.Plan;
import dandex.server.plan.Plan.ByColumns;
import dandex.server.plan.Plan.BySearch;
import dandex.server.plan.Plan.Refused;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/// Where plans are carried out: Elasticsearch, and the columns of Postgres.
public final class Finder {
  /// How long an answer of Elasticsearch is usually waited for.
  public static final Duration PATIENCE = Duration.ofSeconds(20);

  /// Failures in a row after which Elasticsearch is left alone.
  private static final int FAILURES = 3;

  private static final Duration REST = Duration.ofSeconds(5);

  private final Level<AssetField, AssetId> assets;
  private final Level<DandisetField, DandisetId> dandisets;
  private final Search search;
  private final Jdbi jdbi;
  private final Hidden hidden;

  /// @param prefix of the index names, `dandex` but in tests
  public Finder(DataSource database, Cluster cluster, String prefix) {
    this(database, cluster, prefix, PATIENCE);
  }

  /// @param patience how long an answer of Elasticsearch is waited for
  public Finder(DataSource database, Cluster cluster, String prefix, Duration patience) {
    this(database, cluster, prefix, patience, new Circuit(FAILURES, REST));
  }

  /// @param patience how long an answer of Elasticsearch is waited for
  Finder(DataSource database, Cluster cluster, String prefix, Duration patience, Circuit circuit) {
    assets = Level.assets(new Index(prefix, DocumentKind.ASSET).alias());
    dandisets = Level.dandisets(new Index(prefix, DocumentKind.DANDISET).alias());
    var client = new ElasticsearchAsyncClient(cluster.client()._transport());
    search = new Search(client, patience, circuit, () -> isOutdated(cluster, prefix), Ledger.NONE);
    jdbi = Columns.over(database);
    hidden = new Hidden(jdbi);
  }

  private static boolean isOutdated(Cluster cluster, String prefix) {
    try {
      return Stream.of(DocumentKind.values())
          .anyMatch(kind -> new Index(prefix, kind).fit(cluster) == Fit.OUTDATED);
    } catch (ClusterUnreachable silent) {
      return false; // what the search was answered tells more
    }
  }

  /// Begins to find what one request asks.
  ///
  /// @param ledger in which its cost is put down
  public Sitting sitting(Ledger ledger) {
    return new Sitting(
        new Steps(assets, dandisets, new Columns(jdbi, ledger)),
        search.of(ledger),
        new Sight(hidden, ledger));
  }

  /// Whether Elasticsearch is asked, since the last request was answered; false from some failures
  /// in a row on, until a request has tried it again and was.
  public boolean isSearching() {
    return search.circuit().isClosed();
  }

  /// All assets of a plan, to be read stretch by stretch in the order of ids. A plan by search is
  /// read at this moment of the index; conditions across levels are answered now.
  ///
  /// @throws SearchUnavailable when the plan needs Elasticsearch and it does not answer
  /// @throws IllegalArgumentException for a plan that cannot be carried out
  public Scan scan(Plan<AssetField> plan) {
    return scan(plan, () -> search.openPointInTime(assets.index()));
  }

  /// Like [#scan], at a moment of the index that is kept since an earlier scan.
  ///
  /// @param moment null for a plan by columns
  public Scan scanAt(Plan<AssetField> plan, @Nullable String moment) {
    return scan(plan, () -> Objects.requireNonNull(moment, "the moment of a plan by search"));
  }

  /// @param moment asked for last, so that none is opened for what fails before
  private Scan scan(Plan<AssetField> plan, Supplier<String> moment) {
    var sitting = sitting(Ledger.NONE);
    return switch (plan) {
      case BySearch(var question) -> {
        var asked = sitting.resolved(question, hidden.now());
        yield new IndexScan(new PointInTime(search, moment.get()), hidden, asked);
      }
      case ByColumns(var question, _) -> {
        var asked = sitting.resolved(question, List.of());
        yield new ColumnScan(new Columns(jdbi, Ledger.NONE), hidden, asked);
      }
      case Refused(var why) -> throw new IllegalArgumentException("refused: " + why);
    };
  }
}
