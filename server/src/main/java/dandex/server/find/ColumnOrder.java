package dandex.server.find;

import dandex.catalog.AssetId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An order in Postgres: by `sort`, what has none last, then by the key upwards; or by the key
/// alone.
///
/// @param key its column
/// @param sort null for an order by the key alone
/// @param backward whether the answer is read from its end
record ColumnOrder(Sorted key, @Nullable Sorted sort, boolean descending, boolean backward) {
  enum Type {
    KEY,
    TEXT,
    NUMBER,
    TIME
  }

  /// @param value a constant expression
  record Sorted(String value, Type type) {}

  /// `select id, sort`; of the rows of a `from` that follows.
  String select() {
    return "select "
        + key.value()
        + " as id, "
        + (sort == null ? "null" : sort.value())
        + " as sort ";
  }

  Sql clause() {
    var keys = isDown(sort == null && descending) ? "id desc" : "id";
    if (sort == null) return Sql.of(" order by " + keys);
    return Sql.of(
        " order by sort"
            + (isDown(descending) ? " desc" : "")
            + (backward ? " nulls first, " : " nulls last, ")
            + keys);
  }

  /// What comes after a position, or before it when reading backward.
  Sql after(@Nullable List<@Nullable Object> position) {
    if (position == null) return Sql.TRUE;
    if (position.size() != (sort == null ? 1 : 2)) throw Positions.strange(position);
    var id = bound(key.type(), position.getLast());
    var keys = Sql.of(isDown(sort == null && descending) ? "id < ?" : "id > ?", id);
    if (sort == null) return keys;
    return position.getFirst() == null
        ? Sql.joined(
            Sql.of(backward ? "(sort is not null or " : "(sort is null and "), keys, Sql.of(")"))
        : Sql.joined(after(bound(sort.type(), position.getFirst())), keys, Sql.of(")"));
  }

  private Sql after(Object value) {
    var beyond = isDown(descending) ? "(sort < ? or " : "(sort > ? or ";
    return Sql.of(beyond + (backward ? "" : "sort is null or ") + "sort = ? and ", value, value);
  }

  private boolean isDown(boolean down) {
    return down != backward;
  }

  // The checker does not see that a list may hold null.
  @SuppressWarnings("NullAway")
  List<@Nullable Object> position(ResultSet row) throws SQLException {
    var id = row.getString("id");
    if (sort == null) return List.of(id);
    var values = new ArrayList<@Nullable Object>();
    values.add(sortValue(row, sort.type()));
    values.add(id);
    return values;
  }

  private static @Nullable Object sortValue(ResultSet row, Type type) throws SQLException {
    if (row.getString("sort") == null) return null;
    return switch (type) {
      case NUMBER -> row.getLong("sort");
      case TIME -> row.getObject("sort", OffsetDateTime.class).toInstant().toString();
      case KEY, TEXT -> row.getString("sort");
    };
  }

  private static Object bound(Type type, @Nullable Object value) {
    return switch (value) {
      case String key when type == Type.KEY -> AssetId.parse(key).uuid();
      case String text when type == Type.TEXT -> text;
      case String instant when type == Type.TIME -> Column.Time.bound(time(instant));
      case Number number when type == Type.NUMBER -> number.longValue();
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
