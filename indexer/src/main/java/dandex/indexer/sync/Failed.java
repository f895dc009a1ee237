package dandex.indexer.sync;

import dandex.catalog.DandisetId;
import dandex.indexer.archive.ArchiveFailure;
import dandex.indexer.run.OneLine;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What failed for one dandiset is told and remembered, while the others go on.
final class Failed {
  private static final Logger LOG = LoggerFactory.getLogger(Failed.class);

  private Failed() {}

  /// A cancelled run fails because it was cancelled, which is no error.
  static void tell(Errand errand, DandisetId id, RuntimeException failure) {
    if (errand.context().isCancelled()) return;
    LOG.debug("{} failed", id, failure);
    var message = OneLine.of(failure);
    var url = failure instanceof ArchiveFailure asked ? asked.url() : null;
    errand.context().error(id.digits(), message, url);
    errand.effect().failed(id, message, errand.clock().instant());
  }

  static void tell(Errand errand, DandisetId id, List<String> troubles) {
    if (errand.context().isCancelled()) return;
    troubles.forEach(trouble -> errand.context().error(id.digits(), trouble));
    if (!troubles.isEmpty()) {
      errand.effect().failed(id, troubles.getFirst(), errand.clock().instant());
    }
  }
}
