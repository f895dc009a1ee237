package dandex.server.find;

import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import dandex.catalog.document.Cluster;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// Elasticsearch does not answer, or has no index yet. The message is for people.
public final class SearchUnavailable extends RuntimeException {
  private static final int REFUSED = 400;
  private static final int BUSY = 429;

  private final boolean ofCluster;
  private final @Nullable Duration retryAfter;

  private SearchUnavailable(
      String message, boolean ofCluster, @Nullable Duration retryAfter, @Nullable Throwable cause) {
    super(message, cause);
    this.ofCluster = ofCluster;
    this.retryAfter = retryAfter;
  }

  static SearchUnavailable silent(Duration patience, TimeoutException e) {
    return ofCluster(
        "Elasticsearch did not answer within %s s; ask for less, or again later"
            .formatted(patience.toMillis() / 1000.0),
        e);
  }

  /// It was not even asked.
  static SearchUnavailable leftAlone(Duration rest) {
    var seconds = Duration.ofSeconds(Math.max(1, rest.plusMillis(999).toSeconds()));
    return new SearchUnavailable(
        "Elasticsearch did not answer lately, and is tried again in %d s"
            .formatted(seconds.toSeconds()),
        false,
        seconds,
        null);
  }

  /// It has looked at a part only, which is no answer.
  static SearchUnavailable halfDone() {
    return new SearchUnavailable(
        "Elasticsearch did not get through in time; ask for less, or again later",
        false,
        null,
        null);
  }

  static SearchUnavailable outdated(RuntimeException refused) {
    return answered(
        "the search index was made of another mapping and cannot answer this: run `dandex mirror"
            + " rebuild`",
        refused);
  }

  /// Whether the cluster could not make sense of a request.
  static boolean isRefusal(RuntimeException failure) {
    return failure instanceof IllegalStateException bug
        && bug.getCause() instanceof ElasticsearchException refusal
        && refusal.status() == REFUSED;
  }

  /// A request that has failed is our bug when Elasticsearch has refused it, unless it has no
  /// index, too much to do, or trouble of its own.
  static RuntimeException orBug(Exception failure) {
    if (isNoIndex(failure)) {
      return answered("the search index is not there yet: run `dandex mirror`", failure);
    }
    if (isMomentGone(failure)) return new PointInTimeGone(failure);
    if (isTooManyBuckets(failure)) {
      return new TooManyGroups(
          "the histogram would have too many intervals: ask for wider ones, or narrow the filter");
    }
    var status = Cluster.status(failure).orElse(0);
    var cannot = "Elasticsearch cannot answer now: status " + status;
    if (status == BUSY) return answered(cannot, failure);
    if (status >= 500) return ofCluster(cannot, failure);
    return failure instanceof IOException && status == 0
        ? ofCluster("Elasticsearch does not answer: " + Cluster.reason(failure), failure)
        : new IllegalStateException(
            "Elasticsearch refused a search: " + Cluster.reason(failure), failure);
  }

  /// Whether the cluster was asked and is down: it did not answer, or only that it cannot.
  boolean isOfCluster() {
    return ofCluster;
  }

  /// When to ask again, in whole seconds; empty where nobody knows.
  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }

  private static SearchUnavailable ofCluster(String message, Exception cause) {
    return new SearchUnavailable(message, true, null, cause);
  }

  private static SearchUnavailable answered(String message, Exception cause) {
    return new SearchUnavailable(message, false, null, cause);
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
