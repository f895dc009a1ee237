package dandex.indexer.sync;

import dandex.catalog.Dandiset;
import dandex.catalog.VersionId;
import dandex.catalog.store.Difference;
import dandex.catalog.store.Extent.Deletions;
import dandex.catalog.store.Keep;
import dandex.catalog.store.VersionStore;
import dandex.indexer.archive.Presence;
import dandex.indexer.archive.VersionBrief;
import dandex.indexer.sync.DandiSyncOptions.Part;
import dandex.indexer.sync.VersionUpdate.Outcome;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Brings one stale dandiset up to date: the draft first, then the published versions from the
/// newest to the oldest, so that of an asset that stands in several the description that wins is
/// written first. Its watermark moves by what was proved.
final class DandisetUpdate {
  /// A version that moves while it is read is read again so often.
  private static final int READINGS = 3;

  private final Errand errand;
  private final VersionStore store;
  private final Stale stale;
  private final Here here;
  private final ChangeTally tally;
  private final VersionUpdate versions;
  private final List<String> troubles = new ArrayList<>();
  private @Nullable VersionBrief draft;
  private boolean isDraftTrue;

  DandisetUpdate(Errand errand, VersionStore store, Stale stale) {
    this.errand = errand;
    this.store = store;
    this.stale = stale;
    here = Here.of(errand.database(), stale.id(), !errand.options().reads(Part.DANDISETS));
    tally = new ChangeTally(stale.id(), errand.figures());
    draft = stale.listed().draft();
    versions = new VersionUpdate(errand, store, row(errand, stale), here, tally, stale.again());
  }

  /// What the dandiset's row is to be: as it is where only assets are read.
  private static Dandiset row(Errand errand, Stale stale) {
    var row = stale.here();
    return row == null || errand.options().reads(Part.DANDISETS) ? stale.listed().dandiset() : row;
  }

  /// What was in the way, one line each.
  List<String> troubles() {
    return troubles;
  }

  Change run() {
    var draftProved = stale.draft() && draft();
    isDraftTrue = draftProved || !stale.draft();
    var publishedProved = stale.published() && published();
    if (!tally.isRowKept() && stale.isRowStale() && errand.options().reads(Part.DANDISETS)) row();
    if (errand.options().part() == Part.EVERYTHING) mark(draftProved, publishedProved);
    return tally.change(stale.here() == null);
  }

  private void mark(boolean draftProved, boolean publishedProved) {
    if (stale.here() == null && !tally.isRowKept()) return;
    var now = stale.listed().withDraft(draft);
    var earned = stale.earned(now, draftProved, publishedProved);
    if (earned != null) errand.effect().mark(stale.id(), earned);
    if (!draftProved || !publishedProved) return;
    errand.effect().recovered(stale.id());
    if (stale.again() || stale.was() == null) {
      errand.effect().reconciled(stale.id(), errand.clock().instant());
    }
  }

  private boolean draft() {
    if (draft == null)
      return !here.versions().containsKey(VersionId.DRAFT) || left(VersionId.DRAFT);
    if (isMissing(draft)) return false;
    if (!errand.options().reads(Part.ASSETS)) return told(draft, versions.describe(draft));
    return read(draft, versions::draft);
  }

  private boolean published() {
    var known = here.published();
    if (stale.listed().published() == null && known.isEmpty()) return true;
    var there =
        errand.archive().versions(stale.id()).stream()
            .filter(brief -> !brief.id().isDraft())
            .sorted(Comparator.comparing((VersionBrief brief) -> brief.id().text()).reversed())
            .toList();
    var proved = true;
    for (var brief : there) proved &= published(brief);
    var listed = there.stream().map(VersionBrief::id).collect(Collectors.toSet());
    for (var version : known) proved &= listed.contains(version) || left(version);
    return proved;
  }

  private boolean published(VersionBrief brief) {
    if (errand.context().isCancelled() || isMissing(brief)) return false;
    var old = here.version(brief.id());
    if (errand.options().reads(Part.ASSETS) && isContentStale(brief)) {
      if (isNewerThanDraft(brief)) return false;
      return read(brief, isDraftTrue ? versions::published : versions::somePublished);
    }
    var isRowStale =
        old == null
            || !old.modified().equals(brief.modified())
            || !old.status().equals(brief.status())
            || old.assetCount() != brief.assetCount();
    if (isRowStale && errand.options().reads(Part.DANDISETS)) {
      return told(brief, versions.describe(brief));
    }
    tally.checked(0);
    return true;
  }

  /// A publication freezes the draft's assets in place. What was read with the draft before it is
  /// told otherwise since, so both wait for the next run.
  private boolean isNewerThanDraft(VersionBrief brief) {
    var read = draft;
    if (read == null || !brief.created().isAfter(read.modified())) return false;
    if (newer(read).modified().equals(read.modified())) return false;
    draft = read;
    explain("version " + brief.id() + " was published after the draft was read; both wait");
    return true;
  }

  private boolean isContentStale(VersionBrief brief) {
    var mark = here.mark(brief.id());
    var since = errand.options().since();
    return stale.again()
        || mark == null
        || mark.count() != brief.assetCount()
        || mark.bytes() != brief.bytes()
        || (since != null && !brief.modified().isBefore(since));
  }

  /// A version that is not here yet waits for a run that reads more than assets.
  private boolean isMissing(VersionBrief brief) {
    if (errand.options().reads(Part.DANDISETS) || here.version(brief.id()) != null) return false;
    explain("version " + brief.id() + " is not here yet, so its assets wait for a whole sync");
    return true;
  }

  /// Reads a version, again when it moved meanwhile.
  private boolean read(VersionBrief first, Function<VersionBrief, Outcome> how) {
    var brief = first;
    Outcome outcome = new Outcome.Unproved("cancelled");
    for (var reading = 0; reading < READINGS && !errand.context().isCancelled(); reading++) {
      outcome = how.apply(brief);
      if (!(outcome instanceof Outcome.Moved(var why))) break;
      explain("version " + brief.id() + " moved while it was read (" + why + ")");
      brief = newer(brief);
    }
    return told(brief, outcome);
  }

  /// What the archive says now of a draft.
  private VersionBrief newer(VersionBrief brief) {
    if (!brief.id().isDraft()) return brief;
    if (!(errand.archive().presence(stale.id()) instanceof Presence.Present(var now))) return brief;
    if (now.draft() == null) return brief;
    draft = now.draft();
    return now.draft();
  }

  private boolean told(VersionBrief brief, Outcome outcome) {
    switch (outcome) {
      case Outcome.Proved _ -> {}
      case Outcome.Unproved(var why) ->
          explain("version " + brief.id() + " counts as unread: " + why);
      case Outcome.Moved(var how) ->
          troubles.add("version " + brief.id() + " moved each time it was read: " + how);
      case Outcome.Trouble(var what) -> troubles.add(what);
    }
    return outcome instanceof Outcome.Proved;
  }

  /// Only the dandiset's own row differs; any version that is here carries it.
  private void row() {
    var rows = Here.of(errand.database(), stale.id(), true).versions().values();
    if (rows.isEmpty()) return;
    store.keepDescription(stale.listed().dandiset(), rows.iterator().next());
    tally.rowChanged();
  }

  /// A version is in no list any more.
  ///
  /// @return whether it is gone here too
  private boolean left(VersionId version) {
    if (errand.archive().has(stale.id(), version)) {
      troubles.add("version " + version + " is in no list, but its own URL answers");
      return false;
    }
    if (errand.options().deletions() == Deletions.NONE) {
      explain("version " + version + " left the archive, but deletions are skipped");
      return false;
    }
    explain("version " + version + " left the archive");
    switch (store.remove(stale.id(), version, errand.options().deletions())) {
      case Keep.Done(var difference, _) -> {
        tally.assets(difference);
        tally.versions(new Difference(0, 0, 1));
        return true;
      }
      case Keep.Refused(var here, var going) ->
          troubles.add(MassDeletion.ofAssets(version, here, going));
      case Keep.Miscounted _ -> throw new IllegalStateException("nothing was counted");
    }
    return false;
  }

  private void explain(String what) {
    errand.context().explain(stale.id().digits(), what);
  }
}
