package dandex.server.find;

import dandex.catalog.AssetId;
import dandex.catalog.Page;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// All assets of a question, read stretch by stretch in the order of ids. To be used by one thread.
public sealed interface Scan permits IndexScan, ColumnScan {
  /// The moment of the index at which it reads, for [Finder#scanAt]; null where it reads Postgres.
  @Nullable String moment();

  /// What follows an asset, or the first.
  ///
  /// @param size how many at most, 1 to [Page#MOST]
  /// @throws PointInTimeGone when the moment is kept no more
  /// @throws SearchUnavailable when Elasticsearch does not answer
  Stretch next(int size, @Nullable AssetId after);

  /// Lets go of the moment, so that nothing can be read of it any more.
  void end();

  static Page page(int size, @Nullable AssetId after) {
    return new Page(size, after == null ? null : List.of(after.toString()));
  }
}
