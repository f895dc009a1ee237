package dandex.indexer.mirror;

import co.elastic.clients.elasticsearch._types.VersionType;
import co.elastic.clients.elasticsearch.core.bulk.BulkOperation;
import co.elastic.clients.util.BinaryData;
import dandex.catalog.outbox.Change;
import org.jspecify.annotations.Nullable;

/// A change, ready to be sent.
///
/// @param document null where the row is gone and its document is to go too
record Parcel(Change change, @Nullable BinaryData document) {
  // The line before a document: its id, version and braces.
  private static final long ENVELOPE = 120;

  long bytes() {
    return ENVELOPE + (document == null ? 0 : document.size());
  }

  boolean deletes() {
    return document == null;
  }

  BulkOperation operation() {
    var body = document;
    if (body == null) {
      return BulkOperation.of(bulk ->
          bulk.delete(delete ->
              delete
                  .id(change.key())
                  .version(change.revision())
                  .versionType(VersionType.External)));
    }
    return BulkOperation.of(bulk ->
        bulk.<BinaryData>index(index ->
            index
                .id(change.key())
                .version(change.revision())
                .versionType(VersionType.External)
                .document(body)));
  }
}
