package dandex.server.find;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is hidden from one request: asked when that is first needed, and not again.
final class Sight {
  private final Hidden hidden;
  private final Ledger ledger;
  private @Nullable List<String> seen;
  private @Nullable RuntimeException failure;

  Sight(Hidden hidden, Ledger ledger) {
    this.hidden = hidden;
    this.ledger = ledger;
  }

  /// Digits of the dandisets that must not show.
  List<String> hidden() {
    if (failure != null) throw failure;
    var known = seen;
    if (known == null) {
      known = look();
      seen = known;
    }
    return known;
  }

  private List<String> look() {
    ledger.stated(1);
    try {
      return hidden.now();
    } catch (RuntimeException failed) {
      // Not tried again for the next sibling, which would wait as long for the same.
      failure = failed;
      throw failed;
    }
  }
}
