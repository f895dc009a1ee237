package dandex.indexer.sync;

import dandex.catalog.DandisetId;
import dandex.indexer.archive.Presence;
import dandex.indexer.archive.VersionBrief;
import dandex.indexer.sync.VersionUpdate.Outcome;
import java.util.Optional;

/// Whether a version stood still while its pages were read. What came and what went between two
/// pages can hide each other from every count; the draft's clock tells. A single page is one
/// answer, and published versions do not change.
final class Stillness {
  private Stillness() {}

  /// @param brief what was known before the first page
  /// @return that it moved, or nothing
  static Optional<Outcome> check(Errand errand, DandisetId id, VersionBrief brief, int pages) {
    if (pages <= 1 || !brief.id().isDraft()) return Optional.empty();
    if (!(errand.archive().presence(id) instanceof Presence.Present(var now))) {
      return Optional.of(new Outcome.Moved("the dandiset is not in the archive any more"));
    }
    var draft = now.draft();
    if (draft != null && draft.modified().equals(brief.modified())) return Optional.empty();
    return Optional.of(
        new Outcome.Moved(
            "the draft was modified at " + (draft == null ? "the end" : draft.modified())));
  }
}
