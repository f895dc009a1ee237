package dandex.server.graphql;

import dandex.catalog.Json;
import dandex.catalog.Version;
import dandex.catalog.VersionDetails;
import dandex.catalog.VersionKey;
import java.util.List;

/// A version of a dandiset in an answer.
///
/// @param alone whether it speaks for its dandiset, so that of its siblings only such will be asked
record VersionNode(Version version, DandisetNode dandiset, boolean alone) {
  static VersionKey key(Version version) {
    return new VersionKey(version.dandiset(), version.id());
  }

  /// Whether this is the newest published version.
  boolean isLatest() {
    return dandiset.row().latest().map(latest -> latest.id().equals(version.id())).orElse(false);
  }

  Json metadata() {
    return dandiset.page().metadata(key(version), siblings());
  }

  /// What the metadata says. The archive once wrote a date of publication into drafts.
  VersionDetails details() {
    var details = dandiset.page().details(key(version), siblings());
    return version.id().isDraft() ? details.unpublished() : details;
  }

  private List<VersionKey> siblings() {
    if (!alone) return dandiset.page().versions();
    var shown = dandiset.page().shown();
    return shown.contains(key(version)) ? shown : List.of(key(version));
  }
}
