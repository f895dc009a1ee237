package dandex.server.plan;

import dandex.catalog.AssetField;
import dandex.catalog.Condition.Matches;
import dandex.catalog.DandisetField;
import dandex.catalog.Filter;
import dandex.catalog.Filter.All;
import dandex.catalog.Filter.Any;
import dandex.catalog.Filter.Is;
import dandex.catalog.Filter.Not;
import dandex.catalog.Order;
import dandex.catalog.Question;
import java.util.EnumSet;
import java.util.Set;

/// Questions that Postgres answers in time: keys, places, sizes and times of assets, and whatever
/// is known of dandisets, of which there are few; no text.
final class Plain {
  private static final Set<AssetField> OF_ASSETS =
      EnumSet.of(
          AssetField.ASSET_ID,
          AssetField.DANDISET,
          AssetField.PATH,
          AssetField.SIZE,
          AssetField.CREATED,
          AssetField.MODIFIED);

  private static final Set<DandisetField> OF_DANDISETS =
      EnumSet.complementOf(EnumSet.of(DandisetField.TEXT, DandisetField.ASSETS));

  private Plain() {}

  static boolean assets(Question<AssetField> question) {
    return is(question, OF_ASSETS);
  }

  static boolean dandisets(Question<DandisetField> question) {
    return is(question, OF_DANDISETS);
  }

  private static <F> boolean is(Question<F> question, Set<F> fields) {
    return question.order().by() != Order.By.RELEVANCE
        && is(NormalForm.of(question.filter()), fields);
  }

  private static <F> boolean is(Filter<F> filter, Set<F> fields) {
    return switch (filter) {
      case All<F>(var parts) -> parts.stream().allMatch(part -> is(part, fields));
      case Any<F>(var parts) -> parts.stream().allMatch(part -> is(part, fields));
      case Not<F>(var part) -> is(part, fields);
      case Is<F>(var field, var condition) ->
          fields.contains(field) && !(condition instanceof Matches);
    };
  }
}
