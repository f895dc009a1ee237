package dandex.server.find;

import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import dandex.catalog.document.Cluster;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;

/// Elasticsearch does not answer, or has no index yet. The message is for people.
public final class SearchUnavailable extends RuntimeException {
  private static final int REFUSED = 400;
  private static final int BUSY = 429;

  SearchUnavailable(String message, Throwable cause) {
    super(message, cause);
  }

  static SearchUnavailable silent(Duration patience, TimeoutException e) {
    return new SearchUnavailable(
        "Elasticsearch did not answer within %s s; ask for less, or again later"
            .formatted(patience.toMillis() / 1000.0),
        e);
  }

  static SearchUnavailable outdated(IllegalStateException refused) {
    return new SearchUnavailable(
        "the search index was made of another mapping and cannot answer this: run `dandex mirror"
            + " rebuild`",
        refused);
  }

  /// Whether the cluster could not make sense of a request.
  static boolean isRefusal(IllegalStateException bug) {
    return bug.getCause() instanceof ElasticsearchException refusal && refusal.status() == REFUSED;
  }

  /// A request that has failed is our bug when Elasticsearch has refused it, unless it has no
  /// index, too much to do, or trouble of its own.
  static RuntimeException orBug(Exception failure) {
    if (isNoIndex(failure)) {
      return new SearchUnavailable(
          "the search index is not there yet: run `dandex mirror`", failure);
    }
    if (isMomentGone(failure)) return new PointInTimeGone(failure);
    if (isTooManyBuckets(failure)) {
      return new TooManyGroups(
          "the histogram would have too many intervals: ask for wider ones, or narrow the filter");
    }
    var status = Cluster.status(failure).orElse(0);
    if (status == BUSY || status >= 500) {
      return new SearchUnavailable("Elasticsearch cannot answer now: status " + status, failure);
    }
    return failure instanceof IOException && status == 0
        ? new SearchUnavailable(
            "Elasticsearch does not answer: " + Cluster.reason(failure), failure)
        : new IllegalStateException(
            "Elasticsearch refused a search: " + Cluster.reason(failure), failure);
  }

  /// It may be the cause of a cause, or of one shard.
  private static boolean isTooManyBuckets(Exception failure) {
    return failure instanceof ElasticsearchException refusal
        && refusal.response().toString().contains("too_many_buckets_exception");
  }

  private static boolean isMomentGone(Exception failure) {
    return failure instanceof ElasticsearchException refusal
        && refusal.status() == 404
        && refusal.response().toString().contains("search_context_missing_exception");
  }

  private static boolean isNoIndex(Exception failure) {
    return failure instanceof ElasticsearchException refusal
        && refusal.status() == 404
        && "index_not_found_exception".equals(refusal.error().type());
  }
}
