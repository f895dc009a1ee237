package dandex.server.export;

import dandex.catalog.AssetField;
import dandex.server.find.Finder;
import dandex.server.find.PointInTimeGone;
import dandex.server.find.Scan;
import dandex.server.load.Stores;
import dandex.server.plan.Plan;
import dandex.server.plan.Plan.BySearch;
import dandex.server.plan.Planner;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/// Begins exports, a bounded number at once.
public final class Exports {
  private final Finder finder;
  private final Stores stores;
  private final ExportOptions options;
  private final Semaphore places;

  public Exports(Finder finder, Stores stores, ExportOptions options) {
    this.finder = finder;
    this.stores = stores;
    this.options = options;
    places = new Semaphore(options.atOnce());
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
      export = begun(asked, scan(asked));
      return new Beginning.Begun(export);
    } catch (PointInTimeGone gone) {
      return new Beginning.Expired();
    } finally {
      if (export == null) places.release();
    }
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

  private Export begun(ExportAsked asked, Scan scan) {
    var id = seal(asked).close(scan.moment());
    var reader = new RowReader(stores, asked.question().scope(), options.archive());
    var first = scan.next(options.page(), asked.after());
    return new Export(
        id, scan, first, reader, options.page(), asked.after() == null, places::release);
  }
}
