package dandex.catalog.outbox;

import dandex.catalog.DocumentKind;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;

/// What the mirror is to hold, document by document.
public final class Ledger {
  private static final int FETCH = 5_000;

  // No asset has the id that is all zeros: ids are random.
  private static final String PAGE_OF_ASSETS =
      """
      select asset.id::text as key, coalesce(outbox.revision, 0) as revision
      from asset
      left join outbox on outbox.kind = 'asset' and outbox.key = asset.id::text
      where asset.id > coalesce(cast(:after as uuid), '00000000-0000-0000-0000-000000000000')
        and asset.id <= coalesce(cast(:upto as uuid), 'ffffffff-ffff-ffff-ffff-ffffffffffff')
      order by asset.id limit :limit
      """;

  private static final String PAGE_OF_DANDISETS =
      """
      select dandiset.id as key, coalesce(outbox.revision, 0) as revision
      from dandiset
      left join outbox on outbox.kind = 'dandiset' and outbox.key = dandiset.id
      where dandiset.id > coalesce(:after, '') and dandiset.id <= coalesce(:upto, '~')
      order by dandiset.id limit :limit
      """;

  private static final String BOUNDS_OF_ASSETS =
      """
      select id::text from (
        select id, row_number() over (order by id) as row,
               greatest(:rows, count(*) over () / :most) as part
        from asset) numbered
      where row % part = 0 order by id
      """;

  private static final String BOUNDS_OF_DANDISETS =
      """
      select id from (
        select id, row_number() over (order by id) as row,
               greatest(:rows, count(*) over () / :most) as part
        from dandiset) numbered
      where row % part = 0 order by id
      """;

  private final Jdbi jdbi;

  public Ledger(DataSource database) {
    this.jdbi = Jdbi.create(database);
  }

  /// A row that is to be a document.
  ///
  /// @param revision what the version of the document is to be; 0 where the outbox was never told
  public record Line(String key, long revision) {}

  /// Hands over the rows of a kind by key, byte by byte, from one snapshot, a few at a time.
  public <R> R read(DocumentKind kind, Function<Stream<Line>, R> reader) {
    // Outside a transaction the driver would fetch all rows at once.
    return jdbi.inTransaction(handle -> {
      try (var lines =
          (kind == DocumentKind.ASSET ? assets(handle) : dandisets(handle))
              .map((row, _) -> new Line(row.getString("key"), row.getLong("revision"))).stream()) {
        return reader.apply(lines);
      }
    });
  }

  /// The first rows of what is left of a range, in the order of their keys.
  public List<Line> page(DocumentKind kind, KeyRange range, int limit) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(kind == DocumentKind.ASSET ? PAGE_OF_ASSETS : PAGE_OF_DANDISETS)
            .bind("after", range.reached())
            .bind("upto", range.upto())
            .bind("limit", limit)
            .map((row, _) -> new Line(row.getString("key"), row.getLong("revision")))
            .list());
  }

  /// Keys that divide the rows of a kind into parts of about so many.
  public List<String> bounds(DocumentKind kind, int rows, int mostParts) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(kind == DocumentKind.ASSET ? BOUNDS_OF_ASSETS : BOUNDS_OF_DANDISETS)
            .bind("rows", rows)
            .bind("most", mostParts)
            .mapTo(String.class)
            .list());
  }

  public long rows(DocumentKind kind) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                kind == DocumentKind.ASSET
                    ? "select count(*) from asset"
                    : "select count(*) from dandiset")
            .mapTo(Long.class)
            .one());
  }

  private static Query assets(Handle handle) {
    return handle
        .createQuery(
            """
            select asset.id::text collate "C" as key, coalesce(outbox.revision, 0) as revision
            from asset
            left join outbox on outbox.kind = 'asset' and outbox.key = asset.id::text
            order by asset.id
            """)
        .setFetchSize(FETCH);
  }

  private static Query dandisets(Handle handle) {
    return handle
        .createQuery(
            """
            select dandiset.id as key, coalesce(outbox.revision, 0) as revision
            from dandiset
            left join outbox on outbox.kind = 'dandiset' and outbox.key = dandiset.id
            order by dandiset.id
            """)
        .setFetchSize(FETCH);
  }
}
