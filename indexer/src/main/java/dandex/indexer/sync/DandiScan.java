package dandex.indexer.sync;

import dandex.catalog.DandisetId;
import dandex.indexer.archive.ArchiveFailure;
import dandex.indexer.archive.DandiArchive;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Finds what the archive has, and what it has no more.
final class DandiScan {
  private static final Logger LOG = LoggerFactory.getLogger(DandiScan.class);

  private final DandiArchive archive;
  private final RunContext context;
  private final Set<DandisetId> here;
  private final List<ListedDandiset> listed = new ArrayList<>();
  private final Map<DandisetId, String> gone = new LinkedHashMap<>();

  /// @param here the dandisets that are here
  DandiScan(DandiArchive archive, RunContext context, Set<DandisetId> here) {
    this.archive = archive;
    this.context = context;
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
  void everything(boolean allowMassDeletion) {
    listed.addAll(archive.dandisets());
    var missing = new LinkedHashSet<>(here);
    listed.forEach(one -> missing.remove(one.id()));
    if (!allowMassDeletion && MassDeletion.ofDandisets(here.size(), missing.size())) {
      context.error(
          "dandisets",
          "refused to withdraw %d of %d dandisets that left the archive's list; %s"
              .formatted(missing.size(), here.size(), MassDeletion.ADVICE));
      return;
    }
    missing.forEach(id -> {
      if (ask(id) instanceof Presence.Present) {
        LOG.info("{} left the archive's list, but its own URL answers; it stays", id);
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
      var presence = archive.presence(id);
      switch (presence) {
        case Presence.Deleted _ when here.contains(id) -> gone.put(id, "deleted");
        case Presence.Embargoed _ when here.contains(id) -> gone.put(id, "embargoed");
        default -> {}
      }
      return presence;
    } catch (ArchiveFailure failure) {
      context.error(id.digits(), OneLine.of(failure));
      return null;
    }
  }
}
