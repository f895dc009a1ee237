package dandex.indexer.sync;

import dandex.catalog.DandisetId;
import dandex.catalog.Version;
import dandex.catalog.VersionId;
import dandex.catalog.store.ContentMark;
import dandex.catalog.store.Database;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is here of the versions of a dandiset, before anything of it is read.
///
/// @param versions their rows, newest published first, the draft last
/// @param marks what was proved of their content
record Here(Map<VersionId, Version> versions, Map<VersionId, ContentMark> marks) {
  /// @param metadata whether the rows are to hold their metadata, which is large
  static Here of(Database database, DandisetId dandiset, boolean metadata) {
    var versions = new LinkedHashMap<VersionId, Version>();
    database
        .dandisets()
        .versions(List.of(dandiset), metadata)
        .getOrDefault(dandiset, List.of())
        .forEach(version -> versions.put(version.id(), version));
    return new Here(versions, database.syncMemory().contents(dandiset));
  }

  @Nullable Version version(VersionId id) {
    return versions.get(id);
  }

  @Nullable ContentMark mark(VersionId id) {
    return marks.get(id);
  }

  List<VersionId> published() {
    return versions.keySet().stream().filter(version -> !version.isDraft()).toList();
  }
}
