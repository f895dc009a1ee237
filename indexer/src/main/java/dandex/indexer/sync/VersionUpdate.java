package dandex.indexer.sync;

import dandex.catalog.AssetId;
import dandex.catalog.Dandiset;
import dandex.catalog.DandisetId;
import dandex.catalog.ListedAsset;
import dandex.catalog.Version;
import dandex.catalog.store.ContentMark;
import dandex.catalog.store.Difference;
import dandex.catalog.store.Extent;
import dandex.catalog.store.Keep;
import dandex.catalog.store.Load;
import dandex.catalog.store.VersionStore;
import dandex.indexer.archive.Listing;
import dandex.indexer.archive.VersionBrief;
import dandex.indexer.run.Progress;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Brings versions of one dandiset up to date, one after the other. Of an asset that stands in
/// several, metadata is read once: with the first.
final class VersionUpdate {
  private final Errand errand;
  private final VersionStore store;
  private final Dandiset dandiset;
  private final DandisetId id;
  private final Here here;
  private final ChangeTally tally;
  private final boolean again;
  private final Set<AssetId> described = new HashSet<>();

  /// @param again whether nothing that is here is believed
  VersionUpdate(
      Errand errand,
      VersionStore store,
      Dandiset dandiset,
      Here here,
      ChangeTally tally,
      boolean again) {
    this.errand = errand;
    this.store = store;
    this.dandiset = dandiset;
    this.id = dandiset.id();
    this.here = here;
    this.tally = tally;
    this.again = again;
  }

  /// What came of one reading.
  sealed interface Outcome {
    /// Whether what was read is here now.
    default boolean isKept() {
      return this instanceof Proved || this instanceof Unproved;
    }

    /// The version is here as it is there.
    record Proved() implements Outcome {}

    /// It is not, or not for sure, for a reason that is no fault.
    record Unproved(String why) implements Outcome {}

    /// It moved while it was read; nothing was kept.
    record Moved(String how) implements Outcome {}

    /// Something is wrong, and people are to know.
    record Trouble(String what) implements Outcome {}
  }

  /// The row alone.
  Outcome describe(VersionBrief brief) {
    var version = errand.archive().version(id, brief);
    if (version.isEmpty()) return notThere(brief);
    var changed = store.keepDescription(dandiset, version.get());
    row(version.get(), changed);
    tally.checked(0);
    return new Outcome.Proved();
  }

  /// Row and content of a draft.
  Outcome draft(VersionBrief brief) {
    var version = row(brief);
    if (version == null) return notThere(brief);
    var mark = here.mark(brief.id());
    var isSmall = brief.assetCount() <= errand.archive().pageSize();
    if (mark == null || isSmall || again || errand.options().maxAssets() > 0) {
      return content(brief, version, all(), this::whole);
    }
    if (brief.modified().isBefore(mark.modified())) {
      errand.context().explain(id.digits(), "the draft's clock went back, so all of it is read");
      return content(brief, version, all(), this::whole);
    }
    return new DraftNews(errand, store, id, mark, described)
        .read(brief, (load, extent, seen) -> keep(brief, version, load, extent, seen));
  }

  /// Row and content of a published version.
  Outcome published(VersionBrief brief) {
    var version = row(brief);
    if (version == null) return notThere(brief);
    return content(brief, version, all(), this::sparing);
  }

  /// The same while the draft is here as it was: what it describes may be described otherwise by
  /// now, so that nothing is proved.
  Outcome somePublished(VersionBrief brief) {
    var version = row(brief);
    if (version == null) return notThere(brief);
    return content(brief, version, new Extent.Part(), this::sparing);
  }

  /// What the row is to be: as the archive has it, or as it is where only assets are read.
  private @Nullable Version row(VersionBrief brief) {
    if (errand.options().reads(DandiSyncOptions.Part.DANDISETS)) {
      return errand.archive().version(id, brief).orElse(null);
    }
    return here.version(brief.id());
  }

  /// @param extent of what is complete
  private Outcome content(
      VersionBrief brief,
      Version version,
      Extent extent,
      BiFunction<VersionReading, Version, Listing> how) {
    var load = store.begin();
    try (var bar = bar(brief)) {
      var reading = reading(version, load, bar);
      var outcome =
          switch (how.apply(reading, version)) {
            case Listing.Moved(var why) -> new Outcome.Moved(why);
            case Listing.Stopped _ when errand.context().isCancelled() ->
                new Outcome.Unproved("cancelled");
            case Listing.Stopped _ ->
                keep(brief, version, load, new Extent.Part(), reading.staged());
            case Listing.Complete(var seen, var pages) -> {
              var objection = Stillness.check(errand, id, brief, pages, seen);
              if (objection.isEmpty()) {
                yield keep(brief, version, load, extent, reading.staged());
              }
              if (objection.get() instanceof Outcome.Trouble) {
                // what a wrong list shows is there all the same, but it removes nothing
                keep(brief, version, load, new Extent.Part(), reading.staged());
              }
              yield objection.get();
            }
          };
      if (outcome.isKept()) described.addAll(reading.described());
      return outcome;
    } finally {
      store.forget(load);
    }
  }

  private VersionReading reading(Version version, Load load, Progress.Bar bar) {
    return new VersionReading(
        errand.archive(), store, id, version.id(), load, bar, errand.context()::isCancelled);
  }

  private Progress.Bar bar(VersionBrief brief) {
    return Bars.assets(errand, id, brief.assetCount());
  }

  private Listing whole(VersionReading reading, Version version) {
    var most = errand.options().maxAssets();
    return most == 0 ? reading.whole() : reading.first(most);
  }

  private Listing sparing(VersionReading reading, Version version) {
    var most = errand.options().maxAssets();
    return most == 0 ? reading.sparing(this::unknown) : reading.firstSparing(most, this::unknown);
  }

  /// Not what was read already, with the draft or with a newer version.
  private Set<AssetId> unknown(Collection<ListedAsset> page) {
    var unread = page.stream().filter(line -> !described.contains(line.id())).toList();
    if (!again) return store.unknown(unread);
    return unread.stream().map(ListedAsset::id).collect(Collectors.toSet());
  }

  private Extent all() {
    return new Extent.Whole(errand.options().deletions());
  }

  private Outcome keep(VersionBrief brief, Version version, Load load, Extent extent, long seen) {
    var mark = new ContentMark(brief.modified(), brief.assetCount(), brief.bytes());
    tally.checked(seen);
    return switch (store.keep(load, dandiset, version, extent, mark)) {
      case Keep.Done(var difference, var proved) -> {
        tally.assets(difference);
        row(version, !difference.isNone());
        yield proved ? new Outcome.Proved() : new Outcome.Unproved(unproved(extent));
      }
      case Keep.Refused(var before, var going) ->
          new Outcome.Trouble(MassDeletion.ofAssets(version.id(), before, going));
      case Keep.Miscounted(var would) ->
          new Outcome.Moved("with its news it would have " + would + " assets");
    };
  }

  private static String unproved(Extent extent) {
    return extent instanceof Extent.Part
        ? "what was read is a part of it, or older than its draft"
        : "deletions were skipped";
  }

  private void row(Version version, boolean contentChanged) {
    var old = here.version(version.id());
    tally.rowKept();
    if (old == null) {
      tally.versions(new Difference(1, 0, 0));
    } else if (contentChanged || !Described.alike(old, version)) {
      tally.versions(new Difference(0, 1, 0));
    }
  }

  private Outcome notThere(VersionBrief brief) {
    return new Outcome.Trouble(
        "version " + brief.id() + " is in the list, but its own URL answers 404");
  }
}
