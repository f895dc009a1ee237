package dandex.indexer.mirror;

import dandex.catalog.DocumentKind;
import dandex.catalog.document.NextIndex;
import dandex.catalog.outbox.IndexRebuild;
import dandex.catalog.outbox.Movements;
import dandex.catalog.outbox.Refusals;
import dandex.indexer.run.RunContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Looks before anybody else does whether the new indices hold what the catalog holds: every key
/// and revision, and of a sample what the documents say.
final class Inspection {
  /// Of the documents, those that the new index refuses and the one that serves does not. A mapping
  /// that is wrong refuses many; a few are parked, as they are wherever they are refused.
  private static final double MOST_REFUSED = 0.01;

  private final Verify verify;
  private final Contents contents;
  private final Movements movements;
  private final Refusals refusals;

  Inspection(Verify verify, Contents contents, Movements movements, Refusals refusals) {
    this.verify = verify;
    this.contents = contents;
    this.movements = movements;
    this.refusals = refusals;
  }

  /// What speaks against the new indices, in a line for people each; nothing when they are as they
  /// are to be.
  List<String> complaints(IndexRebuild rebuild, List<NextIndex> indices, RunContext context) {
    var complaints = new ArrayList<String>();
    long rows = 0;
    for (var next : indices) {
      var kind = next.index().kind();
      var suspicion = new Suspicion(rebuild, kind, movements, refusals);
      var comparison = verify.compare(kind, next.alias(), suspicion);
      var sample = suspicion.sample();
      contents.differing(kind, next.alias(), sample).forEach(suspicion::suspect);
      context.count("documentsCompared", comparison.rows());
      context.count("documentsReadAgain", sample.size());
      rows += comparison.rows();
      complain(kind, comparison, suspicion.unexcused(), complaints);
    }
    complain(rows, refusals.worse(rebuild.id()), complaints);
    return complaints;
  }

  private static void complain(
      DocumentKind kind, Comparison comparison, Sample unexcused, List<String> complaints) {
    if (unexcused.count() == 0) return;
    complaints.add(
        String.format(
            Locale.ROOT,
            "of %,d documents of kind %s, %,d are not as they are to be (%,d missing, %,d stale,"
                + " %,d surplus): %s",
            comparison.rows(),
            kind.column(),
            unexcused.count(),
            comparison.missing().count(),
            comparison.stale().count(),
            comparison.surplus().count(),
            String.join(", ", unexcused.first())));
  }

  private static void complain(long rows, Refusals.Worse worse, List<String> complaints) {
    if (worse.count() <= rows * MOST_REFUSED) return;
    complaints.add(
        String.format(
            Locale.ROOT,
            "it refuses %,d of %,d documents, among them %s",
            worse.count(),
            rows,
            worse.example()));
  }
}
