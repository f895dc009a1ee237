package dandex.catalog.outbox;

import dandex.catalog.DocumentKind;
import java.time.Clock;
import java.time.ZoneOffset;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;

/// The claims that deliverers hold, and the waits that postponed documents serve.
public final class Leases {
  private final Jdbi jdbi;
  private final Clock clock;

  public Leases(DataSource database, Clock clock) {
    this.jdbi = Jdbi.create(database);
    this.clock = clock;
  }

  /// Makes every pending document of a kind due now: a deliverer that was killed answers for it no
  /// more. Should one be alive after all, the document is delivered twice, which changes nothing.
  public void end(DocumentKind kind) {
    jdbi.useHandle(handle ->
        handle
            .createUpdate(
                """
                update outbox set due = timestamptz 'epoch'
                where (kind, key) in (
                  select kind, key from outbox
                  where kind = :kind and delivered < revision and due > :now
                  order by key
                  for update skip locked)
                """)
            .bind("kind", kind.column())
            .bind("now", clock.instant().atOffset(ZoneOffset.UTC))
            .execute());
  }
}
