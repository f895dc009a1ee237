package dandex.indexer.mirror;

import dandex.catalog.DocumentKind;
import dandex.catalog.document.Document;
import dandex.catalog.document.Documents;
import dandex.catalog.outbox.Change;
import dandex.catalog.outbox.Delivery;
import java.util.List;
import java.util.Map;

/// Delivers changes of one kind: reads the rows as they are now, writes them as documents, and has
/// them carried in requests of bounded size.
final class Courier implements Delivery {
  private final Documents documents;
  private final DocumentKind kind;
  private final Carrier carrier;
  private final Witnessing told;
  private final long bytesPerRequest;

  /// Is told how each parcel fared, in the same order.
  @FunctionalInterface
  interface Witnessing {
    void add(List<Parcel> parcels, List<Outcome> outcomes);
  }

  Courier(
      Documents documents,
      DocumentKind kind,
      Carrier carrier,
      Witnessing told,
      long bytesPerRequest) {
    this.documents = documents;
    this.kind = kind;
    this.carrier = carrier;
    this.told = told;
    this.bytesPerRequest = bytesPerRequest;
  }

  @Override
  public List<Outcome> deliver(List<Change> changes) {
    var rows = documents.byKey(kind, changes.stream().map(Change::key).toList());
    var parcels = changes.stream().map(change -> pack(change, rows)).toList();
    var outcomes =
        Cart.load(parcels, bytesPerRequest).stream()
            .flatMap(cart -> carrier.carry(cart).stream())
            .toList();
    told.add(parcels, outcomes);
    return outcomes;
  }

  private static Parcel pack(Change change, Map<String, Document> rows) {
    var row = rows.get(change.key());
    return new Parcel(change, row == null ? null : row.json());
  }
}
