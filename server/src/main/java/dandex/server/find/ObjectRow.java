package dandex.server.find;

import dandex.catalog.AssetId;
import dandex.catalog.NwbObject;
import dandex.catalog.store.NwbContentRows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/// A row of [ObjectFinder]'s statement.
///
/// @param object null in the one row of an asset of which none was found
record ObjectRow(AssetId asset, @Nullable Long total, @Nullable NwbObject object) {
  static ObjectRow of(ResultSet row, StatementContext context) throws SQLException {
    return new ObjectRow(
        new AssetId(row.getObject("asset", UUID.class)),
        row.getObject("total", Long.class),
        row.getString("path") == null ? null : NwbContentRows.object(row));
  }
}
