package dandex.server.find;

import dandex.catalog.AssetId;
import dandex.catalog.Order;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The order of assets in Postgres: by `sort`, then `id` upwards. None of what is sorted by is ever
/// null.
record ColumnOrder(Order order) {
  /// What the column `sort` is, of a row `a` of `asset`.
  Sql sort(AssetColumns columns) {
    return switch (order.by()) {
      case KEY -> Sql.of("a.id");
      case PATH -> columns.path();
      case SIZE -> Sql.of("a.bytes");
      case MODIFIED -> Sql.of("a.modified");
      case CREATED -> Sql.of("a.created");
      case RELEVANCE, NAME, ASSET_COUNT ->
          throw new IllegalArgumentException("assets of Postgres by " + order.by());
    };
  }

  Sql clause() {
    return order.descending() ? Sql.of(" order by sort desc, id") : Sql.of(" order by sort, id");
  }

  Sql after(@Nullable List<@Nullable Object> position) {
    if (position == null) return Sql.TRUE;
    if (position.size() != (order.by() == Order.By.KEY ? 1 : 2)) throw Positions.strange(position);
    var sort = sort(position.getFirst());
    var id = AssetId.parse(String.valueOf(position.getLast())).uuid();
    return order.descending()
        ? Sql.of("(sort < ? or sort = ? and id > ?)", sort, sort, id)
        : Sql.of("(sort > ? or sort = ? and id > ?)", sort, sort, id);
  }

  List<@Nullable Object> position(ResultSet row) throws SQLException {
    var id = row.getString("id");
    return switch (order.by()) {
      case KEY -> List.of(id);
      case SIZE -> List.of(row.getLong("sort"), id);
      case MODIFIED, CREATED ->
          List.of(row.getObject("sort", OffsetDateTime.class).toInstant().toString(), id);
      default -> List.of(row.getString("sort"), id);
    };
  }

  private Object sort(@Nullable Object value) {
    return switch (value) {
      case String id when order.by() == Order.By.KEY -> AssetId.parse(id).uuid();
      case String path when order.by() == Order.By.PATH -> path;
      case String instant when order.by() != Order.By.SIZE -> Column.Time.bound(time(instant));
      case Number bytes when order.by() == Order.By.SIZE -> bytes.longValue();
      case null, default -> throw Positions.strange(String.valueOf(value));
    };
  }

  private static Instant time(String instant) {
    try {
      return Instant.parse(instant);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("not a position in time: " + instant, e);
    }
  }
}
