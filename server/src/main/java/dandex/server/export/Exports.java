package dandex.server.export;

import dandex.catalog.AssetField;
import dandex.server.find.Finder;
import dandex.server.find.PointInTimeGone;
import dandex.server.find.Scan;
import dandex.server.find.Stretch;
import dandex.server.load.Stores;
import dandex.server.plan.Plan;
import dandex.server.plan.Plan.BySearch;
import dandex.server.plan.Planner;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/// Begins exports, a bounded number at once.
public final class Exports {
  /// Exports broken off that can be gone on with, for each that may run.
  private static final int KEPT = 4;

  private final Finder finder;
  private final Stores stores;
  private final ExportOptions options;
  private final Semaphore places;
  private final BrokenOff brokenOff;

  public Exports(Finder finder, Stores stores, ExportOptions options) {
    this.finder = finder;
    this.stores = stores;
    this.options = options;
    places = new Semaphore(options.atOnce());
    brokenOff = new BrokenOff(KEPT * options.atOnce());
  }

  /// What is wrong with an export before anything is asked of the stores; empty when nothing is.
  public Optional<Beginning> objection(ExportAsked asked) {
    var plan = Planner.assets(asked.question());
    if (plan instanceof Plan.Refused<AssetField>(var why)) {
      return Optional.of(new Beginning.Refused(why));
    }
    if (asked.export() == null) return Optional.empty();
    return switch (opened(asked, asked.export(), plan)) {
      case Opened.Moment _ -> Optional.empty();
      case Opened.OtherKey() -> Optional.of(new Beginning.Expired());
      case Opened.Foreign() -> Optional.of(new Beginning.Foreign());
    };
  }

  /// Reads the first page, so that an export that has begun can be written.
  ///
  /// @throws dandex.server.find.SearchUnavailable when Elasticsearch is needed and does not answer
  public Beginning begin(ExportAsked asked) {
    var objection = objection(asked);
    if (objection.isPresent()) return objection.get();
    if (!places.tryAcquire()) return new Beginning.Full();
    @Nullable Export export = null;
    try {
      export = begun(asked);
      return new Beginning.Begun(export);
    } catch (PointInTimeGone gone) {
      return new Beginning.Expired();
    } finally {
      if (export == null) places.release();
    }
  }

  /// How many may run at once.
  public int most() {
    return options.atOnce();
  }

  /// How many run now.
  public int running() {
    return options.atOnce() - places.availablePermits();
  }

  private Scan scan(ExportAsked asked) {
    var plan = Planner.assets(asked.question());
    if (asked.export() == null) return finder.scan(plan);
    return switch (opened(asked, asked.export(), plan)) {
      case Opened.Moment(var id) -> finder.scanAt(plan, id);
      case Opened _ -> throw new IllegalStateException("an export that was objected to");
    };
  }

  private Opened opened(ExportAsked asked, String id, Plan<AssetField> plan) {
    return switch (seal(asked).open(id)) {
      case Opened.Moment(var moment)
          when moment.isEmpty() == plan instanceof BySearch<AssetField> ->
          new Opened.Foreign();
      case Opened opened -> opened;
    };
  }

  private ExportSeal seal(ExportAsked asked) {
    return ExportSeal.of(options.key(), asked.question());
  }

  private Export begun(ExportAsked asked) {
    var scan = scan(asked);
    if (asked.export() != null) brokenOff.take(asked.export());
    try {
      return export(asked, scan, scan.next(options.page(), asked.after()));
    } catch (PointInTimeGone gone) {
      throw gone;
    } catch (RuntimeException failure) {
      leave(asked, scan);
      throw failure;
    }
  }

  /// Nobody knows the id of one that was not begun, so nobody could go on with it.
  private void leave(ExportAsked asked, Scan scan) {
    if (asked.export() == null) BrokenOff.end(scan);
    else brokenOff.keep(asked.export(), scan);
  }

  private Export export(ExportAsked asked, Scan scan, Stretch first) {
    return new Export(
        seal(asked).close(scan.moment()),
        scan,
        first,
        new RowReader(stores, asked.question().scope(), options.archive()),
        options.page(),
        asked.after() == null,
        brokenOff,
        places::release);
  }
}
