package dandex.indexer.sync;

import dandex.catalog.Dandiset;
import dandex.catalog.DandisetId;
import dandex.catalog.Watermark;
import dandex.indexer.archive.ListedDandiset;
import dandex.indexer.archive.VersionBrief;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Decides what of a dandiset is to be read, and says why.
///
/// @param failed dandisets whose last update failed
/// @param due dandisets that were not compared for long
record Judge(DandiSyncOptions options, Set<DandisetId> failed, Set<DandisetId> due) {
  Stale judge(ListedDandiset listed, @Nullable Watermark was, @Nullable Dandiset here) {
    var why = new ArrayList<String>();
    var isDue = due.contains(listed.id());
    var again = options.force() || isDue;
    if (options.force()) why.add("a full sync was asked for");
    if (isDue) why.add("it was not compared for long");
    if (failed.contains(listed.id())) why.add("its last update failed");
    var all = !why.isEmpty();
    var draft = all;
    var published = all;
    if (options.since() != null) {
      draft = since(listed.draft(), options.since(), why);
      published = since(listed.published(), options.since(), why);
    } else {
      draft |= draftMoved(listed.watermark(), was, why);
      published |= publishedMoved(listed.watermark(), was, why);
    }
    if (options.onlyDrafts()) published = false;
    if (here != null && !listed.dandiset().equals(here)) why.add("its own row differs");
    return new Stale(listed, was, here, draft, published, again, List.copyOf(why));
  }

  private static boolean since(@Nullable VersionBrief version, Instant since, List<String> why) {
    if (version == null || version.modified().isBefore(since)) return false;
    why.add("version " + version.id() + " was modified at " + version.modified());
    return true;
  }

  private static boolean draftMoved(Watermark now, @Nullable Watermark was, List<String> why) {
    if (was == null) {
      why.add("it was never read whole");
      return true;
    }
    var before = why.size();
    if (!Objects.equals(was.draftModified(), now.draftModified())) {
      why.add("the draft was modified at " + now.draftModified() + ", not " + was.draftModified());
    }
    if (was.assetCount() != now.assetCount()) {
      why.add("it has " + now.assetCount() + " assets, not " + was.assetCount());
    }
    if (was.bytes() != now.bytes()) {
      why.add("it has " + now.bytes() + " bytes, not " + was.bytes());
    }
    return why.size() > before;
  }

  private static boolean publishedMoved(Watermark now, @Nullable Watermark was, List<String> why) {
    if (was == null) return true;
    if (!Objects.equals(was.published(), now.published())) {
      why.add("its newest version is " + now.published() + ", not " + was.published());
      return true;
    }
    if (!Objects.equals(was.publishedModified(), now.publishedModified())) {
      why.add("version " + now.published() + " was modified at " + now.publishedModified());
      return true;
    }
    return false;
  }
}
