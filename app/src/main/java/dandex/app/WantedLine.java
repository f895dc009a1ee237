package dandex.app;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dandex.indexer.sync.LindiWanted;

/// A file that would be fetched, on one line: `DANDI:000003/sub-1/sub-1.nwb never read URL`.
final class WantedLine {
  private WantedLine() {}

  static String of(LindiWanted wanted) {
    return "DANDI:%s/%s  %s  %s"
        .formatted(wanted.dandiset(), wanted.path(), wanted.why(), wanted.url());
  }

  /// The same for scripts: `{"asset": "…", "dandiset": "000003", "path": "…", "url": "…", "why":
  /// "never read"}`.
  static ObjectNode json(LindiWanted wanted) {
    return Facts.none()
        .put("asset", wanted.asset().toString())
        .put("dandiset", wanted.dandiset().digits())
        .put("path", wanted.path())
        .put("url", wanted.url())
        .put("why", wanted.why());
  }
}
