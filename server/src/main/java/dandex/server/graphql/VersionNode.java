package dandex.server.graphql;

import dandex.catalog.Json;
import dandex.catalog.Version;

/// A version of a dandiset in an answer.
record VersionNode(Version version, DandisetNode dandiset) {
  /// Whether this is the newest published version.
  boolean isLatest() {
    return dandiset.row().latest().map(latest -> latest.id().equals(version.id())).orElse(false);
  }

  Json metadata() {
    return dandiset.page().metadata(version.dandiset(), version.id());
  }
}
