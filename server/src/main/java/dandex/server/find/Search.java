package dandex.server.find;

import co.elastic.clients.elasticsearch.ElasticsearchAsyncClient;
import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.elasticsearch.core.search.Hit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Questions asked of Elasticsearch, one request each, answered in time or not at all.
final class Search {
  private final ElasticsearchAsyncClient client;
  private final Duration patience;

  Search(ElasticsearchClient client, Duration patience) {
    this.client = new ElasticsearchAsyncClient(client._transport());
    this.patience = patience;
  }

  <K> Found<K> page(Inquiry inquiry, Function<String, K> key) {
    var response = ask(inquiry.request());
    var total = inquiry.counted() ? total(response) : null;
    if (total != null && inquiry.onlyCounts()) return new Found<>(List.of(), total > 0, total);
    var hits = response.hits().hits();
    return new Found<>(
        hits.stream()
            .limit(inquiry.page().first())
            .map(hit -> new Found.Hit<>(key.apply(Objects.requireNonNull(hit.id())), position(hit)))
            .toList(),
        hits.size() > inquiry.page().first(),
        total);
  }

  List<TypeCount> types(TypeInquiry inquiry) {
    return inquiry.answer(ask(inquiry.request()));
  }

  /// @throws TooManyGroups when there are more than the inquiry wants
  List<AssetGroup> groups(GroupInquiry inquiry) {
    return inquiry.groups(ask(inquiry.request()));
  }

  private static long total(SearchResponse<Void> response) {
    return Objects.requireNonNull(response.hits().total()).value();
  }

  private static List<@Nullable Object> position(Hit<Void> hit) {
    var position = new ArrayList<@Nullable Object>();
    for (var value : hit.sort()) position.add(Positions.value(value));
    return Collections.unmodifiableList(position);
  }

  /// The deadline is ours: giving up closes the connection, on which Elasticsearch gives up too.
  private SearchResponse<Void> ask(SearchRequest request) {
    var answer = client.search(request);
    try {
      return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw SearchUnavailable.silent(patience, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while searching", e);
    } catch (ExecutionException e) {
      throw SearchUnavailable.orBug(e.getCause() instanceof Exception failure ? failure : e);
    } finally {
      answer.cancel(true);
    }
  }
}
