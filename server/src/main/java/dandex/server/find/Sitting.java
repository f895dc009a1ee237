package dandex.server.find;

import co.elastic.clients.elasticsearch.core.SearchRequest;
import dandex.catalog.AssetField;
import dandex.catalog.AssetId;
import dandex.catalog.DandisetField;
import dandex.catalog.DandisetId;
import dandex.catalog.Question;
import dandex.catalog.Scope;
import dandex.server.plan.Plan;
import dandex.server.plan.Plan.ByColumns;
import dandex.server.plan.Plan.BySearch;
import dandex.server.plan.Plan.Refused;
import java.util.List;

/// All that is found for one request, by one thread. What is hidden is asked once, so everything is
/// seen alike.
///
/// What is carried out together costs one request to Elasticsearch, and one more for each round of
/// conditions across levels, however much it is; one more again where something was hidden since
/// the request before. A plan by columns costs one statement, two when counted.
public final class Sitting {
  private final Steps steps;
  private final Search search;
  private final Sight sight;

  Sitting(Steps steps, Search search, Sight sight) {
    this.steps = steps;
    this.search = search;
    this.sight = sight;
  }

  /// Carries quests out together: what all of them ask next goes in one request, until each has its
  /// answer or its failure. One that fails leaves the others alone.
  public void carryOut(List<? extends Quest<?>> quests) {
    begin(quests);
    for (var asking = asking(quests); !asking.isEmpty(); asking = asking(quests)) {
      var replies = replies(asking);
      if (sight.wasMistaken()) begin(asking);
      else hear(asking, replies);
    }
  }

  private void begin(List<? extends Quest<?>> quests) {
    try (var _ = search.ledger().enter(Stage.PLAN)) {
      quests.forEach(Quest::begin);
    }
  }

  private List<Reply> replies(List<? extends Quest<?>> asking) {
    var stage = asking.stream().allMatch(Quest::isCrossing) ? Stage.CROSSING : Stage.SEARCH;
    try (var _ = search.ledger().enter(stage)) {
      return search.ask(requests(asking), sight::makeSure);
    }
  }

  private static List<SearchRequest> requests(List<? extends Quest<?>> asking) {
    return asking.stream().flatMap(quest -> quest.requests().stream()).toList();
  }

  private static void hear(List<? extends Quest<?>> asking, List<Reply> replies) {
    var from = 0;
    for (var quest : asking) {
      var to = from + quest.requests().size();
      quest.hear(replies.subList(from, to));
      from = to;
    }
  }

  private static List<? extends Quest<?>> asking(List<? extends Quest<?>> quests) {
    return quests.stream().filter(quest -> !quest.requests().isEmpty()).toList();
  }

  /// Carries one out by itself.
  ///
  /// @throws RuntimeException as [Quest#answer] does
  public <T> T answer(Quest<T> quest) {
    carryOut(List.of(quest));
    return quest.answer();
  }

  /// An asset without a place in the scope of the question is no match. Where it has several paths
  /// in the scope, its first one counts in the order of paths, whichever the direction. While
  /// Elasticsearch does not answer, Postgres answers what it can.
  ///
  /// @throws IllegalArgumentException for a plan that cannot be carried out; from the quest, for a
  ///   page that starts after no position of the question's order
  public Quest<Found<AssetId>> assets(Plan<AssetField> plan) {
    return page(steps.assets(), plan);
  }

  /// Like [#assets].
  ///
  /// @throws IllegalArgumentException for a plan that cannot be carried out; from the quest, for a
  ///   page that starts after no position of the question's order
  public Quest<Found<DandisetId>> dandisets(Plan<DandisetField> plan) {
    return page(steps.dandisets(), plan);
  }

  /// By name. Types that only occur as ancestors of others are among them.
  public Quest<List<TypeCount>> neurodataTypes(Scope scope) {
    return new Quest<>(() -> steps.types(scope, sight.hidden()));
  }

  /// How many assets that satisfy a filter have which words, in no order. An asset without a place
  /// in the scope is in no group; one with several words of a field is in the group of each. The
  /// quest fails by [TooManyGroups] for over ten thousand groups.
  ///
  /// @throws IllegalArgumentException for a plan that is not by search
  public Quest<List<AssetGroup>> groups(Plan<AssetField> plan, List<GroupField> by) {
    var question = bySearch(plan);
    return new Quest<>(() -> steps.groups(question, by, sight.hidden()));
  }

  /// How the matches are spread over the values of fields. The quest fails by [TooManyGroups] for a
  /// histogram of too many intervals.
  ///
  /// @throws IllegalArgumentException for a plan that is not by search
  public Quest<Facets> assetFacets(Plan<AssetField> plan, List<FacetAsk> asks) {
    var question = bySearch(plan);
    return new Quest<>(() -> steps.facets(steps.assets(), question, asks, sight.hidden()));
  }

  /// Like [#assetFacets].
  ///
  /// @throws IllegalArgumentException for a plan that is not by search
  public Quest<Facets> dandisetFacets(Plan<DandisetField> plan, List<FacetAsk> asks) {
    var question = bySearch(plan);
    return new Quest<>(() -> steps.facets(steps.dandisets(), question, asks, sight.hidden()));
  }

  /// The same question without a condition across levels.
  ///
  /// @param hidden dandisets that must not show
  Question<AssetField> resolved(Question<AssetField> question, List<String> hidden) {
    return answer(
        new Quest<>(() -> steps.resolved(steps.assets(), question, hidden, Step.Done::new)));
  }

  private <F, K> Quest<Found<K>> page(Level<F, K> level, Plan<F> plan) {
    return switch (plan) {
      case BySearch<F>(var question) ->
          new Quest<>(
              () -> steps.searched(level, question, sight.hidden()),
              () -> level.withoutSearch().apply(question).map(other -> steps.read(level, other)));
      case ByColumns<F>(var question, _) -> new Quest<>(() -> steps.byColumns(level, question));
      case Refused<F>(var why) -> throw new IllegalArgumentException("refused: " + why);
    };
  }

  private static <F> Question<F> bySearch(Plan<F> plan) {
    if (plan instanceof BySearch<F>(var question)) return question;
    throw new IllegalArgumentException("counted by search alone: " + plan);
  }
}
