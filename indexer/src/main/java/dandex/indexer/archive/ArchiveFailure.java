package dandex.indexer.archive;

import org.jspecify.annotations.Nullable;

/// The archive did not give what was asked, however often. The message is one line for people and
/// names the address.
public final class ArchiveFailure extends RuntimeException {
  /// Whether less at once might have been given: the archive was overburdened, not refusing.
  private final boolean heavy;

  private final String url;

  ArchiveFailure(String url, String message, @Nullable Throwable cause, boolean heavy) {
    super(message, cause);
    this.url = url;
    this.heavy = heavy;
  }

  /// What was asked for.
  public String url() {
    return url;
  }

  boolean isHeavy() {
    return heavy;
  }
}
