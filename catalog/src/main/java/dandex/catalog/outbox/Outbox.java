package dandex.catalog.outbox;

import dandex.catalog.DocumentKind;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;

/// Which documents are due. Deliverers may run side by side; none holds a transaction while it
/// delivers.
public final class Outbox {
  /// Longer than a delivery may take; a deliverer that died is replaced after it.
  public static final Duration LEASE = Duration.ofMinutes(2);

  public Outbox(DataSource database, Clock clock) {
    throw new UnsupportedOperationException();
  }

  /// Claims up to `limit` changes of a kind, has them delivered, confirms, parks or postpones each.
  ///
  /// @return how each one fared, in the order claimed; empty when nothing is due
  public List<Delivery.Outcome> deliver(DocumentKind kind, int limit, Delivery delivery) {
    throw new UnsupportedOperationException();
  }

  /// Documents that are not delivered yet, due or not.
  public long pending(DocumentKind kind) {
    throw new UnsupportedOperationException();
  }

  /// Makes every document of a kind due again, as for an index that is new and empty.
  public void redeliver(DocumentKind kind) {
    throw new UnsupportedOperationException();
  }

  /// A document that the cluster refused.
  public record Parked(Change change, String reason) {}

  /// Those that are parked, by kind and key.
  public List<Parked> parked() {
    throw new UnsupportedOperationException();
  }
}
