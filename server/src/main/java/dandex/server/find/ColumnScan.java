package dandex.server.find;

import dandex.catalog.AssetField;
import dandex.catalog.AssetId;
import dandex.catalog.Question;
import org.jspecify.annotations.Nullable;

/// Reads Postgres as it is.
///
/// @param question without a condition across levels, in the order of keys
record ColumnScan(Columns columns, Hidden hidden, Question<AssetField> question) implements Scan {
  @Override
  public @Nullable String moment() {
    return null;
  }

  @Override
  public Stretch next(int size, @Nullable AssetId after) {
    var sight = hidden.now();
    var asked = question.on(Scan.page(size, after), false);
    return Stretch.of(columns.assets(asked), sight);
  }

  @Override
  public void end() {}
}
