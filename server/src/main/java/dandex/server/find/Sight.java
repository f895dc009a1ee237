package dandex.server.find;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is hidden from one request. First it is supposed to be what it was for the request before;
/// it is looked up, once, while Elasticsearch answers what was asked on that supposition. Where the
/// supposition was wrong, that answer is thrown away.
final class Sight {
  private final Hidden hidden;
  private final Ledger ledger;
  private @Nullable List<String> seen;
  private @Nullable RuntimeException failure;
  private boolean sure;
  private boolean mistaken;

  Sight(Hidden hidden, Ledger ledger) {
    this.hidden = hidden;
    this.ledger = ledger;
  }

  /// Digits of the dandisets that must not show.
  List<String> hidden() {
    if (seen == null) seen = hidden.lately();
    if (seen == null) look();
    if (failure != null) throw failure;
    var known = seen;
    if (known == null) throw new IllegalStateException("what is hidden was not seen");
    return known;
  }

  /// Makes sure of what was supposed. A failure is thrown by [#hidden] from then on: it is not
  /// tried again for the next sibling, which would wait as long for the same.
  void makeSure() {
    if (seen != null && !sure) look();
  }

  /// Whether what was supposed has turned out to be wrong; said once.
  boolean wasMistaken() {
    var said = mistaken;
    mistaken = false;
    return said;
  }

  private void look() {
    var supposed = seen;
    sure = true;
    try {
      seen = ledger.asking(1, hidden::now);
    } catch (RuntimeException failed) {
      failure = failed;
    }
    mistaken = supposed != null && (failure != null || !supposed.equals(seen));
  }
}
