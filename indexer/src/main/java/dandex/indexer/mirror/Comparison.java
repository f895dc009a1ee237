package dandex.indexer.mirror;

import dandex.catalog.DocumentKind;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/// How the index of one kind compares with the catalog.
///
/// @param rows of the catalog
/// @param missing rows without a document
/// @param stale documents of another revision than their row's
/// @param surplus documents without a row
public record Comparison(
    DocumentKind kind, long rows, Sample missing, Sample stale, Sample surplus) {
  public boolean agrees() {
    return missing.count() == 0 && stale.count() == 0 && surplus.count() == 0;
  }

  /// A key and the revision that one side has of it.
  record Entry(String key, long revision) {}

  /// Walks two sides that are in the order of their keys, holding one entry of each.
  static Comparison of(DocumentKind kind, Iterator<Entry> rows, Iterator<Entry> documents) {
    var missing = new Sample.Taking();
    var stale = new Sample.Taking();
    var surplus = new Sample.Taking();
    long walked = 0;
    var row = next(rows);
    var document = next(documents);
    while (row != null || document != null) {
      int order = order(row, document);
      if (order < 0 && row != null) missing.add(row.key());
      if (order > 0 && document != null) surplus.add(document.key());
      if (row != null && document != null && order == 0 && row.revision() != document.revision()) {
        stale.add(row.key());
      }
      if (order <= 0) {
        walked++;
        row = next(rows);
      }
      if (order >= 0) document = next(documents);
    }
    return new Comparison(kind, walked, missing.taken(), stale.taken(), surplus.taken());
  }

  private static int order(@Nullable Entry row, @Nullable Entry document) {
    if (row == null) return 1;
    if (document == null) return -1;
    // Keys are digits, hyphens and lower-case letters: every order of text is the same for them.
    return row.key().compareTo(document.key());
  }

  private static @Nullable Entry next(Iterator<Entry> entries) {
    return entries.hasNext() ? entries.next() : null;
  }
}
