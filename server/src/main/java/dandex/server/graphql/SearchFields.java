package dandex.server.graphql;

import dandex.catalog.AssetId;
import dandex.catalog.DandisetId;
import dandex.catalog.Page;
import dandex.catalog.Question;
import dandex.server.find.Found;
import dandex.server.find.Quest;
import dandex.server.plan.Plan;
import dandex.server.plan.Planner;
import graphql.schema.DataFetchingEnvironment;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Pages of assets and dandisets: search chooses the rows, Postgres fills them. What Postgres does
/// not have any more is passed over, and the page filled up from what follows.
final class SearchFields<F, K, N> {
  /// Searches for one page, lest one that is mostly gone take for ever. Cursors go on past the
  /// rest.
  private static final int MOST_SEARCHES = 4;

  private final Exchange exchange;
  private final Function<Question<F>, Plan<F>> planner;
  private final Function<Plan<F>, Quest<Found<K>>> finder;
  private final Function<List<K>, List<N>> loader;
  private final Function<N, K> key;

  private SearchFields(
      Exchange exchange,
      Function<Question<F>, Plan<F>> planner,
      Function<Plan<F>, Quest<Found<K>>> finder,
      Function<List<K>, List<N>> loader,
      Function<N, K> key) {
    this.exchange = exchange;
    this.planner = planner;
    this.finder = finder;
    this.loader = loader;
    this.key = key;
  }

  static Object assets(DataFetchingEnvironment environment) {
    var exchange = Exchange.of(environment);
    return new SearchFields<>(
            exchange,
            Planner::assets,
            exchange.searches().sitting()::assets,
            (List<AssetId> ids) -> new AssetPage(exchange.loaders(), ids).nodes(),
            node -> node.asset().id())
        .page(() ->
            Questions.assets(environment.getArguments(), Wanted.in(environment.getSelectionSet())));
  }

  static Object dandisets(DataFetchingEnvironment environment) {
    var exchange = Exchange.of(environment);
    return new SearchFields<>(
            exchange,
            Planner::dandisets,
            exchange.searches().sitting()::dandisets,
            (List<DandisetId> ids) -> new DandisetPage(exchange.loaders(), ids).nodes(),
            DandisetNode::id)
        .page(() ->
            Questions.dandisets(
                environment.getArguments(), Wanted.in(environment.getSelectionSet())));
  }

  private Object page(Supplier<Questions.Sealed<F>> reading) {
    var asked = exchange.planning(reading);
    return exchange.searches().ask(quest(asked.question()), first -> page(asked, first));
  }

  private Connection<N> page(Questions.Sealed<F> asked, Found<K> first) {
    var page = asked.question().page();
    var hits = new ArrayList<Found.Hit<K>>(first.hits());
    var here = new HashMap<K, N>();
    load(first, here);
    var more = first.more();
    for (var searches = 1; more && here.size() < page.size() && searches < MOST_SEARCHES; ) {
      var rest = rest(page, hits, page.size() - here.size());
      var found = exchange.searches().now(quest(asked.question().on(rest, false)));
      hits.addAll(page.backward() ? 0 : hits.size(), found.hits());
      load(found, here);
      more = found.more();
      searches++;
    }
    return connection(hits, here, more, first.total(), asked);
  }

  private Quest<Found<K>> quest(Question<F> question) {
    return exchange.planning(() -> finder.apply(Plans.admitted(planner.apply(question))));
  }

  private void load(Found<K> found, Map<K, N> here) {
    var keys = found.hits().stream().map(Found.Hit::key).toList();
    for (var node : loader.apply(keys)) here.put(key.apply(node), node);
  }

  // The checker does not see that a list in a record of another module may hold null.
  @SuppressWarnings("NullAway")
  private static Page rest(Page page, List<? extends Found.Hit<?>> hits, int size) {
    var from = page.backward() ? hits.getFirst() : hits.getLast();
    return new Page(size, from.position(), page.backward());
  }

  private Connection<N> connection(
      Collection<Found.Hit<K>> found,
      Map<K, N> here,
      boolean more,
      @Nullable Long total,
      Questions.Sealed<F> asked) {
    var edges = new ArrayList<Edge<N>>(here.size());
    var hits = new ArrayList<List<@Nullable Object>>(found.size());
    for (var hit : found) {
      hits.add(hit.position());
      var node = here.get(hit.key());
      if (node == null) continue;
      edges.add(new Edge<>(node, hit.position(), asked.seal(), asked.question().text()));
    }
    return Connection.of(edges, hits, asked.question().page(), more, total, asked.seal());
  }
}
