package dandex.catalog.outbox;

import dandex.catalog.DocumentKind;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;

/// What the mirror is to hold, document by document.
public final class Ledger {
  private static final int FETCH = 5_000;

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
