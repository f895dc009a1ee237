package dandex.server.find;

import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// Elasticsearch does not answer, or has no index yet. The message is for people.
public final class SearchUnavailable extends RuntimeException {
  // Overloaded, behind a proxy that does not reach it, or with a shard that is not up.
  private static final Set<Integer> LATER = Set.of(429, 502, 503, 504);

  SearchUnavailable(String message, Throwable cause) {
    super(message, cause);
  }

  static SearchUnavailable silent(Duration patience, TimeoutException e) {
    return new SearchUnavailable(
        "Elasticsearch did not answer within %s s; ask for less, or again later"
            .formatted(patience.toMillis() / 1000.0),
        e);
  }

  static SearchUnavailable unreachable(IOException e) {
    return new SearchUnavailable("Elasticsearch does not answer: " + line(e.getMessage()), e);
  }

  /// What Elasticsearch refuses is our bug, unless it has no index or cannot answer now.
  static RuntimeException orBug(ElasticsearchException e) {
    if (e.status() == 404 && "index_not_found_exception".equals(e.error().type())) {
      return new SearchUnavailable("the search index is not there yet: run `dandex mirror`", e);
    }
    return LATER.contains(e.status())
        ? new SearchUnavailable("Elasticsearch cannot answer now: " + line(e.error().reason()), e)
        : e;
  }

  private static String line(@Nullable String message) {
    return Objects.requireNonNullElse(message, "no reason given").lines().findFirst().orElse("");
  }
}
