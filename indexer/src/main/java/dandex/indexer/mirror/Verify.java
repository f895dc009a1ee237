package dandex.indexer.mirror;

import dandex.catalog.DocumentKind;
import dandex.catalog.document.Cluster;
import dandex.catalog.document.Index;
import dandex.catalog.outbox.Ledger;
import dandex.catalog.store.Database;
import java.util.Collections;
import java.util.Iterator;
import java.util.stream.Stream;

/// Compares the search index with the catalog: which documents are there, and of which revision.
/// Both sides are streamed, so memory does not grow with them. What is pending shows as missing or
/// stale. That a document of the right revision says the right thing is not looked into.
public final class Verify {
  private final Ledger ledger;
  private final Cluster cluster;
  private final String prefix;

  /// @param prefix of the index names
  public Verify(Database database, Cluster cluster, String prefix) {
    this.ledger = new Ledger(database.visible().dataSource());
    this.cluster = cluster;
    this.prefix = prefix;
  }

  /// @throws dandex.catalog.document.ClusterUnreachable when nobody answers, or we are refused
  public Verification verify() {
    cluster.require();
    return new Verification(
        Stream.of(DocumentKind.values())
            .map(kind -> compare(kind, Comparison.Listener.NOBODY))
            .toList());
  }

  /// The index that serves.
  Comparison compare(DocumentKind kind, Comparison.Listener listener) {
    var index = new Index(prefix, kind);
    return index.exists(cluster)
        ? compare(kind, index.alias(), listener)
        : compare(kind, Collections.emptyIterator(), listener);
  }

  /// @param index a name or an alias
  Comparison compare(DocumentKind kind, String index, Comparison.Listener listener) {
    try (var documents = HeldDocuments.open(cluster, kind, index)) {
      return compare(kind, documents, listener);
    }
  }

  private Comparison compare(
      DocumentKind kind, Iterator<Comparison.Entry> documents, Comparison.Listener listener) {
    return ledger.read(
        kind,
        lines ->
            Comparison.of(
                kind,
                lines.map(line -> new Comparison.Entry(line.key(), line.revision())).iterator(),
                documents,
                listener));
  }
}
