package dandex.server.find;

import dandex.catalog.AssetField;
import dandex.catalog.AssetId;
import dandex.catalog.DandisetField;
import dandex.catalog.DandisetId;
import dandex.catalog.Filter;
import dandex.catalog.Question;
import dandex.catalog.Scope;
import dandex.server.plan.Crossings;
import dandex.server.plan.NormalForm;
import dandex.server.plan.Plan.ByColumns;
import java.util.List;
import java.util.function.Function;

/// The steps by which things are found: what to ask of Elasticsearch, and what to make of its
/// answers. Of Postgres they ask themselves, on the way.
///
/// In all of them `hidden` are the dandisets that must not show.
record Steps(
    Level<AssetField, AssetId> assets,
    Level<DandisetField, DandisetId> dandisets,
    Columns columns) {
  private static final int MOST_GROUPS = 10_000;

  <F, K> Step<Found<K>> searched(Level<F, K> level, Question<F> question, List<String> hidden) {
    return resolved(
        level,
        question,
        hidden,
        asked -> {
          var inquiry = level.inquiry(asked, hidden);
          return Step.last(inquiry.request(), response -> inquiry.found(response, level.key()));
        });
  }

  /// Nothing is named as hidden: Postgres knows that by itself.
  <F, K> Step<Found<K>> byColumns(Level<F, K> level, Question<F> question) {
    return resolved(
        level,
        question,
        List.of(),
        asked -> new Step.Done<>(level.columns().apply(columns, asked)));
  }

  /// What Postgres answers where Elasticsearch does not.
  <F, K> Found<K> read(Level<F, K> level, ByColumns<F> plan) {
    return level.columns().apply(columns, plan.question());
  }

  Step<List<TypeCount>> types(Scope scope, List<String> hidden) {
    var inquiry = new TypeInquiry(assets.index(), scope, hidden);
    return Step.last(inquiry.request(), inquiry::answer);
  }

  Step<List<AssetGroup>> groups(
      Question<AssetField> question, List<GroupField> by, List<String> hidden) {
    return resolved(
        assets,
        question,
        hidden,
        asked -> {
          var inquiry = GroupInquiry.of(assets.index(), asked, hidden, by, MOST_GROUPS);
          return Step.last(inquiry.request(), inquiry::groups);
        });
  }

  <F> Step<Facets> facets(
      Level<F, ?> level, Question<F> question, List<FacetAsk> asks, List<String> hidden) {
    var parts = FacetParts.of(question.filter());
    var normal = parts.stream().map(NormalForm::of).toList();
    var always = level.inquiry(question.with(Filter.everything()), hidden).query();
    var queries = level.queries().apply(question);
    return crossings(hidden)
        .resolved(
            normal,
            level.dandiset(),
            resolved -> {
              var read = FacetInquiry.parts(parts, resolved.stream().map(queries::of).toList());
              var inquiry = FacetInquiry.of(level.index(), question.scope(), always, read, asks);
              return Step.last(inquiry.request(), inquiry::answer);
            });
  }

  /// Goes on with the same question without a condition across levels.
  <F, T> Step<T> resolved(
      Level<F, ?> level,
      Question<F> question,
      List<String> hidden,
      Function<Question<F>, Step<T>> next) {
    var filter = NormalForm.of(question.filter());
    if (Crossings.rounds(filter) == 0) return next.apply(question);
    return crossings(hidden)
        .resolved(
            List.of(filter),
            level.dandiset(),
            resolved -> next.apply(question.with(resolved.getFirst())));
  }

  private CrossingAnswers crossings(List<String> hidden) {
    return new CrossingAnswers(columns, assets.index(), dandisets.index(), hidden);
  }
}
