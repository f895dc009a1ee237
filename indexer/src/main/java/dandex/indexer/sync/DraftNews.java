package dandex.indexer.sync;

import dandex.catalog.AssetId;
import dandex.catalog.DandisetId;
import dandex.catalog.store.ContentMark;
import dandex.catalog.store.Extent;
import dandex.catalog.store.Load;
import dandex.catalog.store.VersionStore;
import dandex.indexer.archive.Listing;
import dandex.indexer.archive.VersionBrief;
import dandex.indexer.run.Progress;
import dandex.indexer.sync.VersionUpdate.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/// Reads of a large draft what changed since its content was proved, newest first. What is here
/// then holds all that is there; where both count the same, nothing went. Else the listing without
/// metadata tells what did.
final class DraftNews {
  /// A change may be seen later than its time says, as transactions take a while.
  private static final Duration LAG = Duration.ofMinutes(10);

  /// How a load is kept.
  @FunctionalInterface
  interface Keeper {
    Outcome keep(Load load, Extent extent, long seen);
  }

  private final Errand errand;
  private final VersionStore store;
  private final DandisetId id;
  private final ContentMark mark;
  private final Set<AssetId> described;

  /// @param mark of what is here
  /// @param described gets what metadata was read of
  DraftNews(
      Errand errand, VersionStore store, DandisetId id, ContentMark mark, Set<AssetId> described) {
    this.errand = errand;
    this.store = store;
    this.id = id;
    this.mark = mark;
    this.described = described;
  }

  Outcome read(VersionBrief brief, Keeper keeper) {
    var news = store.begin();
    try (var bar = Bars.assets(errand, id, brief.assetCount())) {
      var reading = reading(brief, news, bar);
      var outcome =
          switch (reading.newest(since().minus(LAG))) {
            case Listing.Moved(var how) -> new Outcome.Moved(how);
            case Listing.Stopped _ when errand.context().isCancelled() ->
                new Outcome.Unproved("cancelled");
            case Listing.Stopped(var announced, var pages) -> {
              var moved = Stillness.check(errand, id, brief, pages, announced);
              if (moved.isPresent()) yield moved.get();
              var kept = keeper.keep(news, new Extent.News(announced), reading.staged());
              yield kept instanceof Outcome.Moved(var how)
                  ? remaining(brief, news, reading.described(), how, bar, keeper)
                  : kept;
            }
            case Listing.Complete(var seen, var pages) ->
                Stillness.check(errand, id, brief, pages, seen)
                    .orElseGet(() -> keeper.keep(news, all(), reading.staged()));
          };
      if (outcome.isKept()) described.addAll(reading.described());
      return outcome;
    } finally {
      store.forget(news);
    }
  }

  private Outcome remaining(
      VersionBrief brief,
      Load news,
      Set<AssetId> inNews,
      String why,
      Progress.Bar bar,
      Keeper keeper) {
    errand.context().explain(id.digits(), why + ", so its listing is read for what went");
    var load = store.begin();
    try {
      var reading = reading(brief, load, bar);
      return switch (reading.remaining(news, inNews)) {
        case Listing.Moved(var how) -> new Outcome.Moved(how);
        case Listing.Stopped _ -> new Outcome.Unproved("cancelled");
        case Listing.Complete(var seen, var pages) ->
            Stillness.check(errand, id, brief, pages, seen)
                .orElseGet(() -> keeper.keep(load, all(), reading.staged()));
      };
    } finally {
      store.forget(load);
    }
  }

  private Instant since() {
    var asked = errand.options().since();
    return asked != null && asked.isBefore(mark.modified()) ? asked : mark.modified();
  }

  private VersionReading reading(VersionBrief brief, Load load, Progress.Bar bar) {
    return new VersionReading(
        errand.archive(), store, id, brief.id(), load, bar, errand.context()::isCancelled);
  }

  private Extent all() {
    return new Extent.Whole(errand.options().deletions());
  }
}
