package dandex.catalog.outbox;

import dandex.catalog.DocumentKind;
import java.time.OffsetDateTime;
import java.util.List;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;

/// Documents that the cluster refused. Each waits until it changes, or until it is made due again.
public final class ParkedDocuments {
  private final Jdbi jdbi;

  public ParkedDocuments(DataSource database) {
    this.jdbi = Jdbi.create(database);
  }

  public long count() {
    return jdbi.withHandle(
        handle -> handle.createQuery("select count(*) from parked").mapTo(Long.class).one());
  }

  /// By kind and key.
  public List<Parked> all() {
    return jdbi.withHandle(handle ->
        handle
            .createQuery("select kind, key, revision, reason, at from parked order by kind, key")
            .map((row, _) ->
                new Parked(
                    new Change(
                        DocumentKind.of(row.getString("kind")),
                        row.getString("key"),
                        row.getLong("revision")),
                    row.getString("reason"),
                    row.getObject("at", OffsetDateTime.class).toInstant()))
            .list());
  }
}
