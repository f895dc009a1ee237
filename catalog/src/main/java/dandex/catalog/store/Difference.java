package dandex.catalog.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jdbi.v3.core.statement.StatementContext;

/// What keeping something changed, in assets of one version (or in rows of whatever was kept).
///
/// @param changed same path, other revision or other content of the same revision
public record Difference(long added, long changed, long removed) {
  public static final Difference NONE = new Difference(0, 0, 0);

  static Difference of(ResultSet row, StatementContext context) throws SQLException {
    return new Difference(row.getLong("added"), row.getLong("changed"), row.getLong("removed"));
  }

  public boolean isNone() {
    return added == 0 && changed == 0 && removed == 0;
  }

  public Difference plus(Difference other) {
    return new Difference(added + other.added, changed + other.changed, removed + other.removed);
  }
}
