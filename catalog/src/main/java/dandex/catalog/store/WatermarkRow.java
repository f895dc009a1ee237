package dandex.catalog.store;

import dandex.catalog.DandisetId;
import dandex.catalog.VersionId;
import dandex.catalog.Watermark;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jdbi.v3.core.statement.StatementContext;

/// A watermark with the dandiset that it belongs to.
record WatermarkRow(DandisetId dandiset, Watermark watermark) {
  static WatermarkRow of(ResultSet row, StatementContext context) throws SQLException {
    var published = row.getString("published");
    return new WatermarkRow(
        new DandisetId(row.getString("dandiset")),
        new Watermark(
            Times.readIfThere(row, "draft_modified"),
            published == null ? null : new VersionId(published),
            Times.readIfThere(row, "published_modified"),
            row.getLong("asset_count"),
            row.getLong("bytes")));
  }
}
