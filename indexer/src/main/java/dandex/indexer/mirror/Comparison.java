package dandex.indexer.mirror;

import dandex.catalog.DocumentKind;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Objects;
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

  /// Something on which the two sides do not agree.
  ///
  /// @param version that the document has, 0 where it is missing
  record Difference(String key, Way way, long version) {
    enum Way {
      MISSING,
      STALE,
      SURPLUS
    }
  }

  /// Hears of each key, in their order.
  interface Listener {
    Listener NOBODY = new Listener() {};

    default void agrees(String key) {}

    default void differs(Difference difference) {}
  }

  /// Walks two sides that are in the order of their keys, holding one entry of each.
  static Comparison of(
      DocumentKind kind, Iterator<Entry> rows, Iterator<Entry> documents, Listener listener) {
    var taking = new Taking(listener);
    long walked = 0;
    var row = next(rows);
    var document = next(documents);
    while (row != null || document != null) {
      int order = order(row, document);
      taking.add(order > 0 ? null : row, order < 0 ? null : document);
      if (order <= 0) {
        walked++;
        row = next(rows);
      }
      if (order >= 0) document = next(documents);
    }
    return taking.taken(kind, walked);
  }

  /// Takes samples of what differs, and passes it on.
  private static final class Taking {
    private final Map<Difference.Way, Sample.Taking> samples = new EnumMap<>(Difference.Way.class);
    private final Listener listener;

    Taking(Listener listener) {
      this.listener = listener;
      for (var way : Difference.Way.values()) samples.put(way, new Sample.Taking());
    }

    void add(@Nullable Entry row, @Nullable Entry document) {
      if (row == null && document != null) {
        add(new Difference(document.key(), Difference.Way.SURPLUS, document.revision()));
      } else if (row != null && document == null) {
        add(new Difference(row.key(), Difference.Way.MISSING, 0));
      } else if (row != null && document != null && row.revision() != document.revision()) {
        add(new Difference(row.key(), Difference.Way.STALE, document.revision()));
      } else if (row != null) {
        listener.agrees(row.key());
      }
    }

    private void add(Difference difference) {
      sample(difference.way()).add(difference.key());
      listener.differs(difference);
    }

    Comparison taken(DocumentKind kind, long rows) {
      return new Comparison(
          kind,
          rows,
          sample(Difference.Way.MISSING).taken(),
          sample(Difference.Way.STALE).taken(),
          sample(Difference.Way.SURPLUS).taken());
    }

    private Sample.Taking sample(Difference.Way way) {
      return Objects.requireNonNull(samples.get(way));
    }
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
