package dandex.server.plan;

import dandex.catalog.AssetField;
import dandex.catalog.Condition.AnyDandiset;
import dandex.catalog.Condition.AnyItem;
import dandex.catalog.Condition.AnyObject;
import dandex.catalog.Condition.CountOfAssets;
import dandex.catalog.Condition.CountOfObjects;
import dandex.catalog.DandisetField;
import dandex.catalog.Filter;
import dandex.catalog.Filter.All;
import dandex.catalog.Filter.Any;
import dandex.catalog.Filter.Is;
import dandex.catalog.Filter.Not;
import dandex.catalog.Order;
import dandex.catalog.Question;
import dandex.server.plan.Plan.ByColumns;
import dandex.server.plan.Plan.BySearch;
import dandex.server.plan.Plan.Refused;
import java.util.Optional;

/// Chooses the store that answers a question exactly.
public final class Planner {
  private Planner() {}

  /// Elasticsearch, unless two conditions (or a negated one) speak of the path of one and the same
  /// NWB object or item: its documents keep the paths of equal objects together, so these go to
  /// Postgres; with full text besides, which only Elasticsearch has, the question is refused. So it
  /// is with words that are too long and globs that are too hard for Elasticsearch. Blank text is
  /// no text.
  public static Plan<AssetField> assets(Question<AssetField> question) {
    var filter = NormalForm.of(question.filter());
    var refusal = refusal(question, filter);
    if (refusal.isPresent()) return new Refused<>(refusal.get());
    return by(question, filter, obstacle(filter));
  }

  /// Elasticsearch, but for words and globs that are too much for it. Blank text is no text.
  public static Plan<DandisetField> dandisets(Question<DandisetField> question) {
    var filter = NormalForm.of(question.filter());
    var refusal = refusal(question, filter);
    if (refusal.isPresent()) return new Refused<>(refusal.get());
    return by(question, filter, obstacle(filter));
  }

  private static <F> Plan<F> by(Question<F> question, Filter<F> filter, Optional<String> obstacle) {
    if (obstacle.isEmpty()) return new BySearch<>(question);
    return hasText(question) || Limits.hasText(filter)
        ? new Refused<>(obstacle.get() + "; leave out the text to search for, or that condition")
        : new ByColumns<>(question, obstacle.get());
  }

  /// How to do without Elasticsearch; empty where only that can answer, or only it can in time: it
  /// takes keys, places, sizes and times alone, and no text.
  public static Optional<ByColumns<AssetField>> assetsWithoutSearch(Question<AssetField> question) {
    return !hasText(question) && Plain.assets(question)
        ? Optional.of(new ByColumns<>(question, WITHOUT_SEARCH))
        : Optional.empty();
  }

  /// Like [#assetsWithoutSearch].
  public static Optional<ByColumns<DandisetField>> dandisetsWithoutSearch(
      Question<DandisetField> question) {
    return !hasText(question) && Plain.dandisets(question)
        ? Optional.of(new ByColumns<>(question, WITHOUT_SEARCH))
        : Optional.empty();
  }

  private static final String WITHOUT_SEARCH = "Elasticsearch does not answer";

  /// Whether Elasticsearch cannot answer a filter exactly, apart from what crosses levels in it.
  ///
  /// @param filter in normal form
  public static boolean isBeyondSearch(Filter<?> filter) {
    return obstacle(filter).isPresent();
  }

  /// Why no store should be made to read a filter, with the way out; empty where they may.
  public static Optional<String> refusal(Filter<?> filter) {
    return refusalOfNormal(NormalForm.of(filter));
  }

  private static final String LONG_WORD =
      "the search index looks for no word over %,d characters, prefix over %,d or part over %,d"
          .formatted(Limits.WORD, Limits.PREFIX, Limits.PART);

  private static final String LONG_GLOB =
      "give a glob of at most %d characters, and at most %d of * and ? in it"
          .formatted(Limits.GLOB, Limits.WILDCARDS);

  private static final String HARD_GLOB =
      "the search index takes no glob that could go on in so many ways: leave out some of the ?"
          + " after the first *, or shorten what follows them";

  private static final String PATHS =
      "several conditions, or a negated one, on the path of one NWB object or item, or one on the"
          + " path of objects that are counted, are beyond the search index, which keeps the paths"
          + " of equal ones together";

  private static <F> Optional<String> refusal(Question<F> question, Filter<F> filter) {
    if (question.order().by() == Order.By.RELEVANCE && !hasText(question)) {
      return Optional.of("ordering by relevance needs a text to search for");
    }
    if (question.text() != null && question.text().length() > Limits.TEXT) {
      return Optional.of("search for at most %,d characters".formatted(Limits.TEXT));
    }
    return refusalOfNormal(filter);
  }

  private static Optional<String> refusalOfNormal(Filter<?> filter) {
    if (Limits.hasLongText(filter)) {
      return Optional.of("match at most %,d characters".formatted(Limits.TEXT));
    }
    if (Limits.crossings(filter) > Limits.CROSSINGS) {
      return Optional.of(
          "give at most %d conditions across levels: on the dandisets of assets, or on the assets"
                  .formatted(Limits.CROSSINGS)
              + " of dandisets");
    }
    if (Limits.hasLongGlob(filter)) return Optional.of(LONG_GLOB);
    if (isCrossedInVain(filter)) {
      return Optional.of(
          "a condition across levels has full text and what is beyond the search index: "
              + PATHS
              + "; leave one of them out");
    }
    if (Limits.levels(filter) > Limits.LEVELS) {
      return Optional.of("nest the filter at most %d levels deep".formatted(Limits.LEVELS));
    }
    return Limits.conditions(filter) > Limits.CONDITIONS
        ? Optional.of(
            "give at most %d conditions; equalToAnyOf takes many values as one"
                .formatted(Limits.CONDITIONS))
        : Optional.empty();
  }

  private static boolean isCrossedInVain(Filter<?> filter) {
    return switch (filter) {
      case All<?>(var parts) -> parts.stream().anyMatch(Planner::isCrossedInVain);
      case Any<?>(var parts) -> parts.stream().anyMatch(Planner::isCrossedInVain);
      case Not<?>(var part) -> isCrossedInVain(part);
      case Is<?>(_, AnyDandiset(var inner)) -> isInVain(inner);
      case Is<?>(_, CountOfAssets(var inner, _, _)) -> isInVain(inner);
      case Is<?> _ -> false;
    };
  }

  private static boolean isInVain(Filter<?> inner) {
    return (isBeyondSearch(inner) && Limits.hasText(inner)) || isCrossedInVain(inner);
  }

  private static boolean hasText(Question<?> question) {
    return question.text() != null && !question.text().isBlank();
  }

  private static Optional<String> obstacle(Filter<?> filter) {
    return tooMuchForSearch(filter)
        .or(() -> pathsAreMixed(filter) ? Optional.of(PATHS) : Optional.empty());
  }

  private static Optional<String> tooMuchForSearch(Filter<?> filter) {
    if (Limits.longWord(filter)) return Optional.of(LONG_WORD);
    return Limits.hasHardGlob(filter) ? Optional.of(HARD_GLOB) : Optional.empty();
  }

  private static boolean pathsAreMixed(Filter<?> filter) {
    return switch (filter) {
      case All<?>(var parts) -> parts.stream().anyMatch(Planner::pathsAreMixed);
      case Any<?>(var parts) -> parts.stream().anyMatch(Planner::pathsAreMixed);
      case Not<?>(var part) -> pathsAreMixed(part);
      case Is<?>(_, AnyObject(var object)) -> PathRule.of(object) == PathRule.INEXACT;
      case Is<?>(_, AnyItem(var item)) -> PathRule.of(item) == PathRule.INEXACT;
      case Is<?>(_, CountOfObjects(var object, _)) -> PathRule.of(object) != PathRule.SILENT;
      case Is<?> _ -> false;
    };
  }
}
