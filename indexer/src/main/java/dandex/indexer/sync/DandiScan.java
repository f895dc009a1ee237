package dandex.indexer.sync;

import dandex.catalog.DandisetId;
import dandex.catalog.store.Extent.Deletions;
import dandex.indexer.archive.ArchiveFailure;
import dandex.indexer.archive.ListedDandiset;
import dandex.indexer.archive.Presence;
import dandex.indexer.run.OneLine;
import dandex.indexer.run.RunContext;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Finds what the archive has, and what it has no more.
final class DandiScan {
  private final Errand errand;
  private final RunContext context;
  private final Set<DandisetId> here;
  private final List<ListedDandiset> listed = new ArrayList<>();
  private final Map<DandisetId, String> gone = new LinkedHashMap<>();

  /// @param here the dandisets that are here
  DandiScan(Errand errand, Set<DandisetId> here) {
    this.errand = errand;
    this.context = errand.context();
    this.here = here;
  }

  List<ListedDandiset> listed() {
    return listed;
  }

  /// Dandisets that are here and not in the archive any more, and why; each confirmed by its own
  /// URL, none by a list alone.
  Map<DandisetId, String> gone() {
    return gone;
  }

  /// Reads the archive's whole list. One that could not be read whole ends the run.
  void everything() {
    listed.addAll(errand.archive().dandisets());
    if (errand.options().deletions() == Deletions.NONE) return;
    var missing = new LinkedHashSet<>(here);
    listed.forEach(one -> missing.remove(one.id()));
    if (errand.options().deletions() == Deletions.FEW
        && MassDeletion.isOfDandisets(here.size(), missing.size())) {
      context.error("dandisets", MassDeletion.ofDandisets(here.size(), missing.size()));
      return;
    }
    missing.forEach(id -> {
      if (ask(id) instanceof Presence.Present) {
        context.explain(
            id.digits(), "it left the archive's list, but its own URL answers; it stays");
      }
    });
  }

  /// Asks for these dandisets alone, each by its own URL.
  void only(Collection<DandisetId> dandisets) {
    for (var id : dandisets) {
      switch (ask(id)) {
        case Presence.Present(var dandiset) -> listed.add(dandiset);
        case Presence.Deleted _ when !here.contains(id) ->
            context.error(id.digits(), "the archive has no such dandiset");
        case Presence.Embargoed _ when !here.contains(id) ->
            context.error(id.digits(), "the dandiset is embargoed");
        case null, default -> {}
      }
    }
  }

  /// A failure says nothing of presence: it is told, and the dandiset stays as it is.
  private @Nullable Presence ask(DandisetId id) {
    if (context.isCancelled()) return null;
    try {
      var presence = errand.archive().presence(id);
      switch (presence) {
        case Presence.Deleted _ when here.contains(id) -> gone.put(id, "deleted");
        case Presence.Embargoed _ when here.contains(id) -> gone.put(id, "embargoed");
        default -> {}
      }
      return presence;
    } catch (ArchiveFailure failure) {
      if (!context.isCancelled()) {
        context.error(id.digits(), OneLine.of(failure), failure.url());
      }
      return null;
    }
  }
}
