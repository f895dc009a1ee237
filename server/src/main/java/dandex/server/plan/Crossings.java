package dandex.server.plan;

import dandex.catalog.AssetField;
import dandex.catalog.Condition;
import dandex.catalog.Condition.AnyDandiset;
import dandex.catalog.Condition.CountOfAssets;
import dandex.catalog.DandisetField;
import dandex.catalog.Filter;
import dandex.catalog.Filter.All;
import dandex.catalog.Filter.Any;
import dandex.catalog.Filter.Is;
import dandex.catalog.Filter.Not;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Conditions across levels: assets whose dandiset …, dandisets whose assets …. They are answered
/// from the inside out: each round asks all that depend on no other, and puts in their place which
/// dandisets they mean.
///
/// Filters are in normal form.
public final class Crossings {
  private Crossings() {}

  /// Those that depend on no other; empty where there is none at all.
  public static Set<Condition> innermost(Filter<?> filter) {
    var found = new LinkedHashSet<Condition>();
    collect(filter, found);
    return found;
  }

  /// Rounds of questions until none is left.
  public static int rounds(Filter<?> filter) {
    return switch (filter) {
      case All<?>(var parts) -> parts.stream().mapToInt(Crossings::rounds).max().orElse(0);
      case Any<?>(var parts) -> parts.stream().mapToInt(Crossings::rounds).max().orElse(0);
      case Not<?>(var part) -> rounds(part);
      case Is<?>(_, AnyDandiset(var inner)) -> 1 + rounds(inner);
      case Is<?>(_, CountOfAssets(var inner, _, _)) -> 1 + rounds(inner);
      case Is<?> _ -> 0;
    };
  }

  /// The filter with answers in the places of conditions.
  ///
  /// @param answers each a filter on the keys of dandisets, by the field that holds them
  public static <F> Filter<F> replaced(Filter<F> filter, Map<Condition, Dandisets> answers, F key) {
    return switch (filter) {
      case All<F>(var parts) -> new All<>(each(parts, answers, key));
      case Any<F>(var parts) -> new Any<>(each(parts, answers, key));
      case Not<F>(var part) -> new Not<>(replaced(part, answers, key));
      case Is<F>(var field, var condition) -> {
        var answer = answers.get(condition);
        yield answer == null ? new Is<>(field, deeper(condition, answers)) : answer.by(key);
      }
    };
  }

  /// Which dandisets satisfy a condition.
  ///
  /// @param but whether it is all but these
  public record Dandisets(List<String> digits, boolean but) {
    <F> Filter<F> by(F key) {
      var these = new Is<>(key, new Condition.EqualToAnyOf(digits));
      return NormalForm.of(but ? new Not<>(these) : these);
    }
  }

  private static <F> List<Filter<F>> each(
      List<Filter<F>> parts, Map<Condition, Dandisets> answers, F key) {
    return parts.stream().map(part -> replaced(part, answers, key)).toList();
  }

  private static Condition deeper(Condition condition, Map<Condition, Dandisets> answers) {
    return switch (condition) {
      case AnyDandiset(var inner) ->
          new AnyDandiset(replaced(inner, answers, DandisetField.IDENTIFIER));
      case CountOfAssets(var inner, var scope, var number) ->
          new CountOfAssets(replaced(inner, answers, AssetField.DANDISET), scope, number);
      default -> condition;
    };
  }

  private static void collect(Filter<?> filter, Set<Condition> found) {
    switch (filter) {
      case All<?>(var parts) -> parts.forEach(part -> collect(part, found));
      case Any<?>(var parts) -> parts.forEach(part -> collect(part, found));
      case Not<?>(var part) -> collect(part, found);
      case Is<?>(_, AnyDandiset dandiset) -> collect(dandiset, dandiset.filter(), found);
      case Is<?>(_, CountOfAssets assets) -> collect(assets, assets.filter(), found);
      case Is<?> _ -> {}
    }
  }

  private static void collect(Condition crossing, Filter<?> inner, Set<Condition> found) {
    if (rounds(inner) == 0) found.add(crossing);
    else collect(inner, found);
  }
}
