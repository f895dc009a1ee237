package dandex.indexer.sync;

import dandex.catalog.DandisetId;
import dandex.indexer.archive.Presence;
import dandex.indexer.archive.VersionBrief;
import dandex.indexer.sync.VersionUpdate.Outcome;
import java.util.Optional;

/// Whether what a listing showed is the whole of a version at one moment. What came and what went
/// between two pages can hide each other from every count; the draft's clock tells. A single page
/// is one answer, and published versions do not change, but either may show less than there is: the
/// archive counts assets elsewhere, too.
final class Stillness {
  private Stillness() {}

  /// @param brief what was known before the first page
  /// @param seen how many assets there are by the listing
  /// @return that it moved, or that it is wrong, or nothing
  static Optional<Outcome> check(
      Errand errand, DandisetId id, VersionBrief brief, int pages, long seen) {
    var counted = seen == brief.assetCount();
    if (!brief.id().isDraft()) return counted ? Optional.empty() : miscounted(brief, seen);
    if (pages <= 1 && counted) return Optional.empty();
    if (!(errand.archive().presence(id) instanceof Presence.Present(var now))) {
      return Optional.of(new Outcome.Moved("the dandiset is not in the archive any more"));
    }
    var draft = now.draft();
    if (draft == null) return Optional.of(new Outcome.Moved("there is no draft any more"));
    if (!draft.modified().equals(brief.modified())) {
      return Optional.of(new Outcome.Moved("the draft was modified at " + draft.modified()));
    }
    return counted ? Optional.empty() : miscounted(brief, seen);
  }

  private static Optional<Outcome> miscounted(VersionBrief brief, long seen) {
    return Optional.of(
        new Outcome.Trouble(
            "the list of version %s has %d assets, but the archive counts %d of them; nothing was removed"
                .formatted(brief.id(), seen, brief.assetCount())));
  }
}
