package dandex.server.find;

import co.elastic.clients.elasticsearch.ElasticsearchAsyncClient;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.search.ResponseBody;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// Questions asked of Elasticsearch, answered in time or not at all.
///
/// @param patience how long an answer is waited for
/// @param outdated whether an index was made of another mapping, asked where one refuses a search
/// @param ledger of whoever asks
record Search(
    ElasticsearchAsyncClient client,
    Duration patience,
    Circuit circuit,
    BooleanSupplier outdated,
    Ledger ledger) {
  /// The same, for another.
  Search of(Ledger other) {
    return new Search(client, patience, circuit, outdated, other);
  }

  /// All in one request, answered in their order. Those that fail do so by themselves, but for a
  /// request that fails as a whole.
  ///
  /// @param meanwhile done while the answer is waited for; throws nothing
  List<Reply> ask(List<SearchRequest> searches, Runnable meanwhile) {
    try {
      return judged(
          searches.size() == 1
              ? List.of(alone(searches.getFirst(), meanwhile))
              : together(searches, meanwhile));
    } catch (RuntimeException failure) {
      return judged(Collections.nCopies(searches.size(), new Reply.Failure(failure)));
    }
  }

  ResponseBody<Void> ask(SearchRequest search) {
    return ask(List.of(search), Search::nothing).getFirst().body();
  }

  private Reply alone(SearchRequest search, Runnable meanwhile) {
    return circuit.pass(() -> {
      var asked = begin();
      var body = await(() -> client.search(search, Void.class), meanwhile);
      answered(asked, body.took());
      return Reply.of(body);
    });
  }

  private List<Reply> together(List<SearchRequest> searches, Runnable meanwhile) {
    return circuit.pass(() -> {
      var asked = begin();
      // A tenth of the time is left to tell which of them took too long.
      var request = new Msearch(searches, patience.multipliedBy(9).dividedBy(10));
      var response =
          await(
              () -> client._transport().performRequestAsync(request, Msearch.ENDPOINT, null),
              meanwhile);
      answered(asked, response.took());
      return heard(response.responses().stream().map(Msearch::reply).toList());
    });
  }

  private long begin() {
    ledger.searched();
    return System.nanoTime();
  }

  private void answered(long asked, long tookMillis) {
    ledger.answered(Duration.ofNanos(System.nanoTime() - asked), Duration.ofMillis(tookMillis));
  }

  /// Where no search at all was answered because the cluster is down, the request has failed.
  private static List<Reply> heard(List<Reply> replies) {
    for (var reply : replies) {
      if (!(reply instanceof Reply.Failure(SearchUnavailable down)) || !down.isOfCluster()) {
        return replies;
      }
    }
    throw ((Reply.Failure) replies.getFirst()).why();
  }

  /// A refusal is our bug, unless the index is not the one that we ask as if it were.
  private List<Reply> judged(List<Reply> replies) {
    if (replies.stream().noneMatch(Search::isRefused) || !outdated.getAsBoolean()) return replies;
    return replies.stream().map(Search::ofOtherMapping).toList();
  }

  private static boolean isRefused(Reply reply) {
    return reply instanceof Reply.Failure(var why) && SearchUnavailable.isRefusal(why);
  }

  private static Reply ofOtherMapping(Reply reply) {
    return reply instanceof Reply.Failure(var why) && isRefused(reply)
        ? new Reply.Failure(SearchUnavailable.outdated(why))
        : reply;
  }

  /// The moment of an index that is now, under the name by which it is asked later.
  String openPointInTime(String index) {
    return circuit
        .pass(() ->
            await(
                () ->
                    client.openPointInTime(it -> it.index(index).keepAlive(PointInTime.KEEP_ALIVE)),
                Search::nothing))
        .id();
  }

  void closePointInTime(String id) {
    circuit.pass(() -> await(() -> client.closePointInTime(it -> it.id(id)), Search::nothing));
  }

  /// The deadline is ours: giving up closes the connection, on which Elasticsearch gives up too.
  private <T> T await(Supplier<CompletableFuture<T>> request, Runnable meanwhile) {
    var answer = request.get();
    try {
      meanwhile.run();
      return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw SearchUnavailable.silent(patience, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SearchInterrupted(e);
    } catch (ExecutionException e) {
      throw SearchUnavailable.orBug(e.getCause() instanceof Exception failure ? failure : e);
    } finally {
      answer.cancel(true);
    }
  }

  private static void nothing() {}
}
