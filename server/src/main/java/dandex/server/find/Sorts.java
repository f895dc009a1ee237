package dandex.server.find;

import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.SortMode;
import co.elastic.clients.elasticsearch._types.SortOptions;
import co.elastic.clients.elasticsearch._types.SortOrder;
import dandex.catalog.Order;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Orders as Elasticsearch takes them: what is ordered by, then the key upwards.
final class Sorts {
  private static final String TO_THE_NANOSECOND = "strict_date_optional_time_nanos";

  // The last instant but one, in nanoseconds: the very last one comes back as null, which
  // search_after does not take for a date.
  private static final long NO_INSTANT = Long.MAX_VALUE - 1;

  private Sorts() {}

  static List<SortOptions> asset(Order order, String path) {
    return switch (order.by()) {
      case KEY -> List.of(field("assetId", order));
      case PATH -> List.of(field(path, order), upwards("assetId"));
      case RELEVANCE -> List.of(score(order), upwards("assetId"));
      case SIZE -> List.of(field("size", order), upwards("assetId"));
      case MODIFIED -> List.of(time("modified", order), upwards("assetId"));
      case CREATED -> List.of(time("created", order), upwards("assetId"));
      case NAME, ASSET_COUNT -> throw new IllegalArgumentException("assets by " + order.by());
    };
  }

  static List<SortOptions> dandiset(Order order) {
    return switch (order.by()) {
      case KEY -> List.of(field("identifier", order));
      case NAME -> List.of(field("name", order), upwards("identifier"));
      case RELEVANCE -> List.of(score(order), upwards("identifier"));
      case SIZE -> List.of(field("size", order), upwards("identifier"));
      case ASSET_COUNT -> List.of(field("assetCount", order), upwards("identifier"));
      case MODIFIED -> List.of(time("modified", order), upwards("identifier"));
      case CREATED -> List.of(time("created", order), upwards("identifier"));
      case PATH -> throw new IllegalArgumentException("dandisets by " + order.by());
    };
  }

  /// The same from the end.
  static List<SortOptions> reversed(List<SortOptions> sorts) {
    return sorts.stream().map(Sorts::reversed).toList();
  }

  private static SortOptions reversed(SortOptions sort) {
    if (sort.isScore()) {
      return SortOptions.of(s -> s.score(c -> c.order(other(sort.score().order()))));
    }
    var field = sort.field();
    return SortOptions.of(s ->
        s.field(f -> {
          f.field(field.field()).order(other(field.order()));
          if (field.mode() != null) f.mode(field.mode());
          if (field.format() != null) f.format(field.format());
          if (field.missing() != null) f.missing(other(field.missing()));
          return f;
        }));
  }

  private static SortOrder other(@Nullable SortOrder order) {
    return order == SortOrder.Desc ? SortOrder.Asc : SortOrder.Desc;
  }

  private static FieldValue other(FieldValue missing) {
    return missing.isString() ? FieldValue.of("_first") : missing;
  }

  private static SortOptions upwards(String key) {
    return SortOptions.of(s -> s.field(f -> f.field(key).order(SortOrder.Asc)));
  }

  /// Of several values the least one counts.
  private static SortOptions field(String name, Order order) {
    return SortOptions.of(s ->
        s.field(f -> f.field(name).order(direction(order)).mode(SortMode.Min).missing("_last")));
  }

  private static SortOptions time(String name, Order order) {
    return SortOptions.of(s ->
        s.field(f ->
            f.field(name)
                .order(direction(order))
                .format(TO_THE_NANOSECOND)
                .missing(order.descending() ? 0 : NO_INSTANT)));
  }

  private static SortOptions score(Order order) {
    return SortOptions.of(s -> s.score(c -> c.order(direction(order))));
  }

  private static SortOrder direction(Order order) {
    return order.descending() ? SortOrder.Desc : SortOrder.Asc;
  }
}
