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
    return onError(item.status(), reason(error));
  }

  /// For an error with this status, of one document or of a whole request.
  static Outcome onError(int status, String reason) {
    // Something newer is there: another deliverer was ahead of us.
    if (status == 409) return new Delivered();
    if (status == 429 || status >= 500) return new Later(reason);
    return new Refused(reason);
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
