package dandex.server.export;

import dandex.catalog.Page;
import java.net.URI;

/// @param archive the base of the archive's REST API, to which download URLs lead
/// @param atOnce how many exports may run at the same time
/// @param page how many assets are read at once, 1 to [Page#MOST]
/// @param key which seals the ids by which exports are gone on with
public record ExportOptions(URI archive, int atOnce, int page, ExportKey key) {
  /// How many usually may run at the same time.
  public static final int AT_ONCE = 4;

  public ExportOptions {
    if (atOnce < 1) throw new IllegalArgumentException("exports at once: " + atOnce);
    if (page < 1 || page > Page.MOST) throw new IllegalArgumentException("a page of " + page);
  }

  /// Four at once, a thousand assets a page.
  public static ExportOptions usual(URI archive, ExportKey key) {
    return new ExportOptions(archive, AT_ONCE, Page.MOST, key);
  }

  public ExportOptions atOnce(int other) {
    return new ExportOptions(archive, other, page, key);
  }
}
