package dandex.server.find;

import dandex.catalog.AssetField;
import dandex.catalog.AssetId;
import dandex.catalog.DandisetField;
import dandex.catalog.DandisetId;
import dandex.catalog.DocumentKind;
import dandex.catalog.Filter;
import dandex.catalog.Question;
import dandex.catalog.Scope;
import dandex.catalog.document.Cluster;
import dandex.catalog.document.ClusterUnreachable;
import dandex.catalog.document.Fit;
import dandex.catalog.document.Index;
import dandex.server.find.FacetInquiry.Part;
import dandex.server.plan.Crossings;
import dandex.server.plan.NormalForm;
import dandex.server.plan.Plan;
import dandex.server.plan.Plan.ByColumns;
import dandex.server.plan.Plan.BySearch;
import dandex.server.plan.Plan.Refused;
import dandex.server.plan.Planner;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Carries plans out. A plan by search costs one request to Elasticsearch, one more for each round
/// of conditions across levels, and a statement that tells what is hidden; one by columns one
/// statement (two when counted).
public final class Finder {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private static final int MOST_GROUPS = 10_000;

  private final Search search;
  private final Columns columns;
  private final Hidden hidden;
  private final String assets;
  private final String dandisets;

  /// @param prefix of the index names, `dandex` but in tests
  public Finder(DataSource database, Cluster cluster, String prefix) {
    this(database, cluster, prefix, PATIENCE);
  }

  /// @param patience how long an answer of Elasticsearch is waited for
  Finder(DataSource database, Cluster cluster, String prefix, Duration patience) {
    search = new Search(cluster.client(), patience, () -> isOutdated(cluster, prefix));
    columns = new Columns(database);
    hidden = new Hidden(database);
    assets = new Index(prefix, DocumentKind.ASSET).alias();
    dandisets = new Index(prefix, DocumentKind.DANDISET).alias();
  }

  private static boolean isOutdated(Cluster cluster, String prefix) {
    try {
      return Stream.of(DocumentKind.values())
          .anyMatch(kind -> new Index(prefix, kind).fit(cluster) == Fit.OUTDATED);
    } catch (ClusterUnreachable silent) {
      return false; // what the search was answered tells more
    }
  }

  /// An asset without a place in the scope of the question is no match. Where it has several paths
  /// in the scope, its first one counts in the order of paths, whichever the direction. While
  /// Elasticsearch does not answer, Postgres answers what it can.
  ///
  /// @throws SearchUnavailable when the plan needs Elasticsearch and it does not answer
  /// @throws IllegalArgumentException for a plan that cannot be carried out, or a page that starts
  ///   after no position of the question's order
  public Found<AssetId> assets(Plan<AssetField> plan) {
    return switch (plan) {
      case BySearch(var question) -> {
        var sight = hidden.now();
        try {
          var asked = resolved(question, AssetField.DANDISET, sight);
          yield search.page(Inquiry.assets(assets, asked, sight), AssetId::parse);
        } catch (SearchUnavailable silent) {
          var other = Planner.assetsWithoutSearch(question).orElseThrow(() -> silent);
          yield assets(other);
        }
      }
      case ByColumns(var question, _) ->
          columns.assets(resolved(question, AssetField.DANDISET, List.of()));
      case Refused(var why) -> throw new IllegalArgumentException("refused: " + why);
    };
  }

  /// All assets of a plan, to be read stretch by stretch in the order of ids. A plan by search is
  /// read at this moment of the index; conditions across levels are answered now.
  ///
  /// @throws SearchUnavailable when the plan needs Elasticsearch and it does not answer
  /// @throws IllegalArgumentException for a plan that cannot be carried out
  public Scan scan(Plan<AssetField> plan) {
    return plan instanceof BySearch<AssetField>
        ? scanAt(plan, search.openPointInTime(assets))
        : scanAt(plan, null);
  }

  /// Like [#scan], at a moment of the index that is kept since an earlier scan.
  ///
  /// @param moment null for a plan by columns
  public Scan scanAt(Plan<AssetField> plan, @Nullable String moment) {
    return switch (plan) {
      case BySearch(var question) -> {
        var asked = resolved(question, AssetField.DANDISET, hidden.now());
        var name = Objects.requireNonNull(moment, "the moment of a plan by search");
        yield new IndexScan(new PointInTime(search, name), hidden, asked);
      }
      case ByColumns(var question, _) ->
          new ColumnScan(columns, hidden, resolved(question, AssetField.DANDISET, List.of()));
      case Refused(var why) -> throw new IllegalArgumentException("refused: " + why);
    };
  }

  /// Like [#assets].
  ///
  /// @throws SearchUnavailable when the plan needs Elasticsearch and it does not answer
  /// @throws IllegalArgumentException for a plan that cannot be carried out, or a page that starts
  ///   after no position of the question's order
  public Found<DandisetId> dandisets(Plan<DandisetField> plan) {
    return switch (plan) {
      case BySearch(var question) -> {
        var sight = hidden.now();
        try {
          var asked = resolved(question, DandisetField.IDENTIFIER, sight);
          yield search.page(Inquiry.dandisets(dandisets, asked, sight), DandisetId::parse);
        } catch (SearchUnavailable silent) {
          var other = Planner.dandisetsWithoutSearch(question).orElseThrow(() -> silent);
          yield dandisets(other);
        }
      }
      case ByColumns(var question, _) ->
          columns.dandisets(resolved(question, DandisetField.IDENTIFIER, List.of()));
      case Refused(var why) -> throw new IllegalArgumentException("refused: " + why);
    };
  }

  /// By name. Types that only occur as ancestors of others are among them.
  ///
  /// @throws SearchUnavailable when Elasticsearch does not answer
  public List<TypeCount> neurodataTypes(Scope scope) {
    return search.types(new TypeInquiry(assets, scope, hidden.now()));
  }

  /// How many assets that satisfy a filter have which words, in no order. An asset without a place
  /// in the scope is in no group; one with several words of a field is in the group of each.
  ///
  /// @throws SearchUnavailable when Elasticsearch does not answer
  /// @throws TooManyGroups for over ten thousand groups
  /// @throws IllegalArgumentException for a plan that is not by search
  public List<AssetGroup> groups(Plan<AssetField> plan, List<GroupField> by) {
    var sight = hidden.now();
    var asked = resolved(bySearch(plan), AssetField.DANDISET, sight);
    return search.groups(GroupInquiry.of(assets, asked, sight, by, MOST_GROUPS));
  }

  /// How the matches are spread over the values of fields.
  ///
  /// @throws SearchUnavailable when Elasticsearch does not answer
  /// @throws TooManyGroups for a histogram of too many intervals
  /// @throws IllegalArgumentException for a plan that is not by search
  public Facets assetFacets(Plan<AssetField> plan, List<FacetAsk> asked) {
    var question = bySearch(plan);
    var sight = hidden.now();
    var always = Inquiry.assets(assets, question.with(Filter.everything()), sight).query();
    var queries = new AssetQueries(question.scope());
    var parts = parts(question, queries, AssetField.DANDISET, sight);
    return search.facets(FacetInquiry.of(assets, question.scope(), always, parts, asked));
  }

  /// Like [#assetFacets].
  ///
  /// @throws SearchUnavailable when Elasticsearch does not answer
  /// @throws TooManyGroups for a histogram of too many intervals
  /// @throws IllegalArgumentException for a plan that is not by search
  public Facets dandisetFacets(Plan<DandisetField> plan, List<FacetAsk> asked) {
    var question = bySearch(plan);
    var sight = hidden.now();
    var always = Inquiry.dandisets(dandisets, question.with(Filter.everything()), sight).query();
    var parts = parts(question, new DandisetQueries(), DandisetField.IDENTIFIER, sight);
    return search.facets(FacetInquiry.of(dandisets, question.scope(), always, parts, asked));
  }

  private <F> List<Part> parts(
      Question<F> question, QueryReading<F> queries, F key, List<String> sight) {
    var asked = FacetParts.of(question.filter());
    var normal = asked.stream().map(NormalForm::of).toList();
    var answers = new CrossingAnswers(search, columns, assets, dandisets, sight);
    var whole = answers.resolved(new Filter.All<>(normal), key);
    var resolved = ((Filter.All<F>) whole).parts();
    return IntStream.range(0, asked.size())
        .mapToObj(at -> new Part(asked.get(at), queries.of(resolved.get(at))))
        .toList();
  }

  private static <F> Question<F> bySearch(Plan<F> plan) {
    if (plan instanceof BySearch<F>(var question)) return question;
    throw new IllegalArgumentException("counted by search alone: " + plan);
  }

  private <F> Question<F> resolved(Question<F> question, F key, List<String> sight) {
    var filter = NormalForm.of(question.filter());
    if (Crossings.rounds(filter) == 0) return question;
    var answers = new CrossingAnswers(search, columns, assets, dandisets, sight);
    return question.with(answers.resolved(filter, key));
  }
}
