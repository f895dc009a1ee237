package dandex.indexer.mirror;

import dandex.catalog.DocumentKind;
import dandex.catalog.document.Document;
import dandex.catalog.document.Documents;
import dandex.catalog.outbox.Change;
import dandex.catalog.outbox.Delivery;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Delivers changes of one kind: reads the rows as they are now, writes them as documents, and has
/// them carried in requests of bounded size. Rows are read few at a time: what is known of a file
/// takes many times the memory of its document, and of some files that is a megabyte.
final class Courier implements Delivery {
  private static final int AT_FIRST = 25;
  private static final int MOST = 100;

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
    var outcomes = new ArrayList<Outcome>(changes.size());
    var packed = new ArrayList<Parcel>();
    var atOnce = AT_FIRST;
    for (var left = changes; !left.isEmpty(); ) {
      var some = left.subList(0, Math.min(atOnce, left.size()));
      left = left.subList(some.size(), left.size());
      var parcels = pack(some);
      atOnce = likely(parcels);
      packed.addAll(parcels);
      if (left.isEmpty() || bytes(packed) >= bytesPerRequest) {
        outcomes.addAll(carry(List.copyOf(packed)));
        packed.clear();
      }
    }
    return outcomes;
  }

  private List<Parcel> pack(List<Change> changes) {
    var rows = documents.byKey(kind, changes.stream().map(Change::key).toList());
    return changes.stream().map(change -> pack(change, rows)).toList();
  }

  /// How many more are likely to fill a request, by those before.
  private int likely(List<Parcel> parcels) {
    var each = Math.max(1, bytes(parcels) / parcels.size());
    return Math.clamp(bytesPerRequest / each, 1, MOST);
  }

  private static long bytes(List<Parcel> parcels) {
    return parcels.stream().mapToLong(Parcel::bytes).sum();
  }

  private List<Outcome> carry(List<Parcel> parcels) {
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
