package dandex.indexer.sync;

import dandex.catalog.AssetId;
import dandex.catalog.Dandiset;
import dandex.catalog.DandisetId;
import dandex.catalog.ListedAsset;
import dandex.catalog.Version;
import dandex.catalog.VersionId;
import dandex.catalog.store.Database;
import dandex.catalog.store.Difference;
import dandex.indexer.archive.DandiArchive;
import dandex.indexer.archive.Listing;
import dandex.indexer.archive.VersionBrief;
import dandex.indexer.run.RunContext;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings one stale dandiset up to date: the draft first, then the published versions from the
/// newest to the oldest, so that of an asset that stands in several the description that wins is
/// written first. Its watermark moves when all of it was stored.
final class DandisetUpdate {
  private static final Logger LOG = LoggerFactory.getLogger(DandisetUpdate.class);

  /// A version that moves while it is read is read again so often.
  private static final int READINGS = 3;

  private final Database database;
  private final DandiArchive archive;
  private final DandiSyncOptions options;
  private final RunContext context;
  private final DandiFigures figures;
  private final Stale stale;
  private final DandisetId id;
  private final Dandiset dandiset;
  private final Map<VersionId, Version> here = new HashMap<>();
  private final Set<AssetId> described = new HashSet<>();
  private boolean whole = true;
  private boolean rowKept;
  private boolean changed;

  DandisetUpdate(
      Database database,
      DandiArchive archive,
      DandiSyncOptions options,
      RunContext context,
      Stale stale) {
    this.database = database;
    this.archive = archive;
    this.options = options;
    this.context = context;
    this.stale = stale;
    figures = new DandiFigures(context);
    dandiset = stale.listed().dandiset();
    id = dandiset.id();
  }

  void run() {
    database
        .dandisets()
        .versions(List.of(id), false)
        .getOrDefault(id, List.of())
        .forEach(version -> here.put(version.id(), version));
    if (stale.isDraftStale()) draft();
    if (stale.isPublishedStale()) published();
    if (!rowKept && stale.isRowStale()) row();
    if (whole && (rowKept || stale.here() != null)) {
      database.dandisets().mark(id, stale.listed().watermark());
    }
    if (stale.here() == null && rowKept) {
      figures.add("dandisetsAdded");
    } else if (changed) {
      figures.add("dandisetsUpdated");
    }
  }

  private void draft() {
    var brief = stale.listed().draft();
    if (brief != null) {
      read(brief);
    } else if (here.containsKey(VersionId.DRAFT)) {
      vanished(VersionId.DRAFT);
    }
  }

  private void published() {
    var known = here.keySet().stream().filter(version -> !version.isDraft()).toList();
    if (stale.listed().published() == null && known.isEmpty()) return;
    var there =
        archive.versions(id).stream()
            .filter(brief -> !brief.id().isDraft())
            .sorted(Comparator.comparing((VersionBrief brief) -> brief.id().text()).reversed())
            .toList();
    for (var brief : there) published(brief);
    var listed = there.stream().map(VersionBrief::id).collect(Collectors.toSet());
    known.stream().filter(version -> !listed.contains(version)).forEach(this::vanished);
  }

  private void published(VersionBrief brief) {
    if (context.isCancelled()) {
      whole = false;
      return;
    }
    var old = here.get(brief.id());
    if (old == null
        || options.force()
        || old.assetCount() != brief.assetCount()
        || old.bytes() != brief.bytes()) {
      read(brief);
    } else if (!old.modified().equals(brief.modified()) || !old.status().equals(brief.status())) {
      describe(brief);
    }
  }

  private void read(VersionBrief brief) {
    var found = archive.version(id, brief);
    if (found.isEmpty()) {
      trouble("version " + brief.id() + " is in the list, but its own URL answers 404");
      return;
    }
    var how = "";
    for (var reading = 0; reading < READINGS; reading++) {
      if (!(content(found.get()) instanceof Listing.Moved moved)) return;
      how = moved.how();
      LOG.info("{}/{} moved while it was read ({}); reading it again", id, brief.id(), how);
    }
    trouble("version " + brief.id() + " moved each time it was read: " + how);
  }

  private Listing content(Version version) {
    var store = database.versions();
    var load = store.begin();
    var kept = false;
    try {
      var reading =
          new VersionReading(archive, store, id, version.id(), load, context::isCancelled);
      var listing = version.id().isDraft() ? reading.whole() : reading.sparing(this::unknown);
      if (listing instanceof Listing.Stopped) whole = false;
      if (!(listing instanceof Listing.Complete(var seen)) || tooManyGo(version, seen)) {
        return listing;
      }
      var difference = store.keep(load, dandiset, version);
      kept = true;
      described.addAll(reading.described());
      kept(version, difference);
      return listing;
    } finally {
      if (!kept) store.forget(load);
    }
  }

  /// Not what this run has read already, with the draft or with a newer version. For the rest, a
  /// forced run believes nothing that is here.
  private Set<AssetId> unknown(Collection<ListedAsset> page) {
    var unread = page.stream().filter(line -> !described.contains(line.id())).toList();
    if (!options.force()) return database.versions().unknown(unread);
    return unread.stream().map(ListedAsset::id).collect(Collectors.toSet());
  }

  private boolean tooManyGo(Version version, long seen) {
    var old = here.get(version.id());
    if (old == null || options.allowMassDeletion()) return false;
    if (!MassDeletion.ofAssets(old.assetCount(), seen)) return false;
    trouble(
        "refused to take %d assets of version %s for the %d that were here; %s"
            .formatted(seen, version.id(), old.assetCount(), MassDeletion.ADVICE));
    return true;
  }

  private void describe(VersionBrief brief) {
    archive
        .version(id, brief)
        .ifPresentOrElse(
            version -> kept(version, database.versions().keepDescription(dandiset, version)),
            () -> trouble("version " + brief.id() + " is in the list, but its own URL is not"));
  }

  /// Only the dandiset's own row differs; any version that is here carries it.
  private void row() {
    var versions = database.dandisets().versions(List.of(id), true).getOrDefault(id, List.of());
    if (versions.isEmpty()) return;
    database.versions().keepDescription(dandiset, versions.getLast());
    rowKept = true;
    changed = true;
  }

  private void kept(Version version, Difference difference) {
    var old = here.get(version.id());
    rowKept = true;
    figures.assets(difference);
    if (old == null) {
      figures.add("versionsAdded");
    } else if (!difference.isNone() || !Described.alike(old, version)) {
      figures.add("versionsUpdated");
    } else {
      return;
    }
    changed = true;
  }

  private void vanished(VersionId version) {
    if (archive.has(id, version)) {
      trouble("version " + version + " is in no list, but its own URL answers");
      return;
    }
    figures.assets(database.versions().remove(id, version));
    figures.add("versionsRemoved");
    changed = true;
  }

  private void trouble(String message) {
    context.error(id.digits(), message);
    whole = false;
  }
}
