package dandex.indexer.mirror;

import co.elastic.clients.elasticsearch._types.ErrorCause;
import co.elastic.clients.elasticsearch.core.bulk.BulkResponseItem;
import dandex.catalog.outbox.Delivery.Outcome;
import dandex.catalog.outbox.Delivery.Outcome.Delivered;
import dandex.catalog.outbox.Delivery.Outcome.Later;
import dandex.catalog.outbox.Delivery.Outcome.Refused;

/// What the cluster's answer to one document means.
final class Verdict {
  private Verdict() {}

  /// @throws IndexGone when there is no index behind the alias
  static Outcome on(BulkResponseItem item, String alias) {
    var error = item.error();
    if (error == null) return written(item, alias);
    if ("index_not_found_exception".equals(error.type())) throw new IndexGone(alias);
    return switch (item.status()) {
      // Something newer is there: another deliverer was ahead of us.
      case 409 -> new Delivered();
      case 400, 413 -> onComplaint(error);
      // Busy, blocked, forbidden: nothing is said of the document.
      default -> new Later(reason(error));
    };
  }

  private static Outcome onComplaint(ErrorCause error) {
    // A closed index complains with 400 too.
    return "index_closed_exception".equals(error.type())
        ? new Later(reason(error))
        : new Refused(reason(error));
  }

  private static Outcome written(BulkResponseItem item, String alias) {
    // A document lands in the index behind the alias. One that landed in the alias itself was a
    // deletion, which makes an index where there is none, `require_alias` or not.
    if (item.index().equals(alias)) throw new IndexGone(alias);
    return new Delivered();
  }

  private static String reason(ErrorCause error) {
    var text = new StringBuilder(error.type() + ": " + error.reason());
    for (var cause = error.causedBy(); cause != null; cause = cause.causedBy()) {
      text.append(" (").append(cause.reason()).append(')');
    }
    return text.toString();
  }
}
