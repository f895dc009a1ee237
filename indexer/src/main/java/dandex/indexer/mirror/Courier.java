package dandex.indexer.mirror;

import dandex.catalog.AssetId;
import dandex.catalog.DandisetId;
import dandex.catalog.DocumentKind;
import dandex.catalog.document.Document;
import dandex.catalog.document.Documents;
import dandex.catalog.outbox.Change;
import dandex.catalog.outbox.Delivery;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Delivers changes of one kind: reads the rows as they are now, writes them as documents, and has
/// them carried in requests of bounded size.
final class Courier implements Delivery {
  private final Documents documents;
  private final DocumentKind kind;
  private final Carrier carrier;
  private final Tally tally;
  private final long bytesPerRequest;

  Courier(
      Documents documents, DocumentKind kind, Carrier carrier, Tally tally, long bytesPerRequest) {
    this.documents = documents;
    this.kind = kind;
    this.carrier = carrier;
    this.tally = tally;
    this.bytesPerRequest = bytesPerRequest;
  }

  @Override
  public List<Outcome> deliver(List<Change> changes) {
    var parcels = pack(changes);
    var outcomes =
        Cart.load(parcels, bytesPerRequest).stream()
            .flatMap(cart -> carrier.carry(cart).stream())
            .toList();
    tally.add(parcels, outcomes);
    return outcomes;
  }

  private List<Parcel> pack(List<Change> changes) {
    Function<String, @Nullable Document> rows =
        switch (kind) {
          case ASSET -> assets(changes);
          case DANDISET -> dandisets(changes);
        };
    return changes.stream().map(change -> pack(change, rows.apply(change.key()))).toList();
  }

  private static Parcel pack(Change change, @Nullable Document row) {
    return new Parcel(change, row == null ? null : row.json());
  }

  private Function<String, @Nullable Document> assets(List<Change> changes) {
    return byKey(documents.assets(changes.stream().map(it -> AssetId.parse(it.key())).toList()));
  }

  private Function<String, @Nullable Document> dandisets(List<Change> changes) {
    return byKey(
        documents.dandisets(changes.stream().map(it -> new DandisetId(it.key())).toList()));
  }

  private static Function<String, @Nullable Document> byKey(Map<?, ? extends Document> documents) {
    var byKey = documents.values().stream().collect(Collectors.toMap(Document::key, it -> it));
    return byKey::get;
  }
}
