package dandex.server.find;

import dandex.catalog.AssetField;
import dandex.catalog.AssetId;
import dandex.catalog.DandisetField;
import dandex.catalog.DandisetId;
import dandex.catalog.Question;
import dandex.server.plan.Plan.ByColumns;
import dandex.server.plan.Planner;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/// Assets or dandisets: how each is asked for.
///
/// @param index that holds them
/// @param dandiset the field that holds the key of a dandiset
/// @param key from the id of a document
/// @param columns how Postgres is asked
/// @param withoutSearch the plan that does without Elasticsearch, where there is one
record Level<F, K>(
    String index,
    F dandiset,
    Function<String, K> key,
    Inquiring<F> inquiring,
    Function<Question<F>, QueryReading<F>> queries,
    BiFunction<Columns, Question<F>, Found<K>> columns,
    Function<Question<F>, Optional<ByColumns<F>>> withoutSearch) {
  /// How Elasticsearch is asked.
  interface Inquiring<F> {
    /// @param hidden dandisets that must not show
    Inquiry of(String index, Question<F> question, List<String> hidden);
  }

  static Level<AssetField, AssetId> assets(String index) {
    return new Level<>(
        index,
        AssetField.DANDISET,
        AssetId::parse,
        Inquiry::assets,
        question -> new AssetQueries(question.scope()),
        Columns::assets,
        Planner::assetsWithoutSearch);
  }

  static Level<DandisetField, DandisetId> dandisets(String index) {
    return new Level<>(
        index,
        DandisetField.IDENTIFIER,
        DandisetId::parse,
        Inquiry::dandisets,
        _ -> new DandisetQueries(),
        Columns::dandisets,
        Planner::dandisetsWithoutSearch);
  }

  Inquiry inquiry(Question<F> question, List<String> hidden) {
    return inquiring.of(index, question, hidden);
  }
}
