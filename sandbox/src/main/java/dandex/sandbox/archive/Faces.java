package dandex.sandbox.archive;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Function;

/// Dandisets and versions as the API shows them.
final class Faces {
  private Faces() {}

  static ObjectNode head(HeldDandiset dandiset) {
    return Json.object()
        .put("identifier", dandiset.identifier())
        .put("created", Stamp.text(dandiset.created()))
        .put("modified", Stamp.text(dandiset.modified()))
        .put("contact_person", dandiset.newest().headline().contact())
        .put("embargo_status", "OPEN")
        .put("star_count", 0)
        .put("is_starred", false);
  }

  /// A version as it stands inside a list of dandisets.
  static ObjectNode brief(HeldDandiset dandiset, HeldVersion version) {
    return Json.object()
        .put("version", version.name())
        .put("name", version.headline().title())
        .put("asset_count", version.count())
        .put("size", version.bytes())
        .put("status", dandiset.status(version))
        .put("created", Stamp.text(version.created()))
        .put("modified", Stamp.text(version.modified()));
  }

  /// A version as it stands inside a single dandiset.
  static ObjectNode detail(HeldDandiset dandiset, HeldVersion version) {
    return brief(dandiset, version)
        .put("active_uploads", 0)
        .put("release_notes", version.headline().releaseNotes());
  }

  /// A version as it stands in a list of versions.
  static ObjectNode listed(HeldDandiset dandiset, HeldVersion version) {
    var face = detail(dandiset, version);
    face.set("dandiset", head(dandiset));
    return face;
  }

  static ObjectNode info(HeldDandiset dandiset, HeldVersion version) {
    var face = listed(dandiset, version);
    face.putArray("asset_validation_errors");
    face.putArray("version_validation_errors");
    face.set("metadata", version.metadata());
    return face.put("contact_person", version.headline().contact());
  }

  /// @param view of either version
  static ObjectNode whole(HeldDandiset dandiset, Function<HeldVersion, ObjectNode> view) {
    var face = head(dandiset);
    face.set("most_recent_published_version", dandiset.newestPublished().map(view).orElse(null));
    face.set("draft_version", view.apply(dandiset.draft()));
    return face;
  }
}
