package dandex.server.find;

import co.elastic.clients.elasticsearch.ElasticsearchAsyncClient;
import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.search.Hit;
import co.elastic.clients.elasticsearch.core.search.ResponseBody;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Questions asked of Elasticsearch, one request each, answered in time or not at all.
final class Search {
  private final ElasticsearchAsyncClient client;
  private final Duration patience;
  private final BooleanSupplier outdated;

  /// @param outdated whether an index was made of another mapping, asked where one refuses a search
  Search(ElasticsearchClient client, Duration patience, BooleanSupplier outdated) {
    this.client = new ElasticsearchAsyncClient(client._transport());
    this.patience = patience;
    this.outdated = outdated;
  }

  <K> Found<K> page(Inquiry inquiry, Function<String, K> key) {
    return found(inquiry, ask(inquiry.request()), key);
  }

  static <K> Found<K> found(Inquiry inquiry, ResponseBody<Void> response, Function<String, K> key) {
    var total = inquiry.counted() ? total(response) : null;
    if (total != null && inquiry.onlyCounts()) return new Found<>(List.of(), total > 0, total);
    var hits =
        response.hits().hits().stream()
            .map(hit -> new Found.Hit<>(key.apply(Objects.requireNonNull(hit.id())), position(hit)))
            .toList();
    return Found.of(hits, inquiry.page(), total);
  }

  List<TypeCount> types(TypeInquiry inquiry) {
    return inquiry.answer(ask(inquiry.request()));
  }

  /// @throws TooManyGroups when there are more than the inquiry wants
  List<AssetGroup> groups(GroupInquiry inquiry) {
    return inquiry.groups(ask(inquiry.request()));
  }

  /// @throws TooManyGroups for a histogram of too many intervals
  Facets facets(FacetInquiry inquiry) {
    return inquiry.answer(ask(inquiry.request()));
  }

  private static long total(ResponseBody<Void> response) {
    return Objects.requireNonNull(response.hits().total()).value();
  }

  private static List<@Nullable Object> position(Hit<Void> hit) {
    var position = new ArrayList<@Nullable Object>();
    for (var value : hit.sort()) position.add(Positions.value(value));
    return Collections.unmodifiableList(position);
  }

  ResponseBody<Void> ask(SearchRequest request) {
    return judged(() -> await(client.search(request, Void.class)));
  }

  /// All in one request, answered in their order.
  List<ResponseBody<Void>> ask(List<SearchRequest> requests) {
    if (requests.size() == 1) return List.of(ask(requests.getFirst()));
    return judged(() ->
        await(client.msearch(Msearch.of(requests), Void.class)).responses().stream()
            .map(Msearch::answer)
            .toList());
  }

  /// A refusal is our bug, unless the index is not the one that we ask as if it were.
  private <T> T judged(Supplier<T> asking) {
    try {
      return asking.get();
    } catch (IllegalStateException bug) {
      if (SearchUnavailable.isRefusal(bug) && outdated.getAsBoolean()) {
        throw SearchUnavailable.outdated(bug);
      }
      throw bug;
    }
  }

  /// The moment of an index that is now, under the name by which it is asked later.
  String openPointInTime(String index) {
    return await(client.openPointInTime(it -> it.index(index).keepAlive(PointInTime.KEEP_ALIVE)))
        .id();
  }

  void closePointInTime(String id) {
    await(client.closePointInTime(it -> it.id(id)));
  }

  /// The deadline is ours: giving up closes the connection, on which Elasticsearch gives up too.
  private <T> T await(CompletableFuture<T> answer) {
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
