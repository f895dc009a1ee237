package dandex.indexer.lindi;

import java.io.IOException;

/// A document is larger than is allowed.
final class BeyondLimits extends IOException {
  private final String reason;

  /// @param reason for people
  BeyondLimits(String reason) {
    super(reason);
    this.reason = reason;
  }

  String reason() {
    return reason;
  }
}
