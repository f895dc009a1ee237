package dandex.catalog;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the metadata of an asset says besides what [Asset] has.
///
/// @param samples outermost first: those that one was taken from come after it
/// @param downloadUrl the one of the content URLs that leads through the archive
public record AssetDetails(
    List<Digest> digests,
    List<String> contentUrls,
    @Nullable String downloadUrl,
    List<Participant> participants,
    List<Sample> samples,
    List<Activity> activities,
    List<String> keywords,
    @Nullable Instant blobModified,
    @Nullable Instant modified,
    @Nullable Instant published,
    @Nullable String schemaVersion) {
  /// Those of the activities in which something was recorded.
  public List<Activity> sessions() {
    return activities.stream().filter(it -> it.kind() == Activity.Kind.SESSION).toList();
  }
}
