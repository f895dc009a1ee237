package dandex.catalog.document;

import co.elastic.clients.transport.TransportException;
import co.elastic.clients.transport.TransportOptions;
import co.elastic.clients.transport.http.TransportHttpClient;
import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.apache.http.HttpHost;
import org.apache.http.client.methods.HttpUriRequest;
import org.apache.http.conn.HttpHostConnectException;
import org.apache.http.impl.client.CloseableHttpClient;
import org.jspecify.annotations.Nullable;

/// Carries requests to a cluster and its answers back. Each request has the thread that waits for
/// it to itself, and a connection out of a pool: a thread that serves all of them would be one more
/// to wake on the way there and back.
///
/// One that a host does not answer, or only that it cannot now, goes to the next host. One of which
/// it is said that there are too many is carried again after each pause.
final class Messenger implements TransportHttpClient {
  /// What Elasticsearch refuses, with words that its client reads.
  private static final Set<Integer> REFUSALS = Set.of(400, 401, 403, 404, 405);

  private static final int TOO_MANY = 429;

  private static final List<Duration> PAUSES =
      List.of(Duration.ofSeconds(1), Duration.ofSeconds(3), Duration.ofSeconds(8));

  /// Of a proxy without a cluster, or a host that is not ready.
  private static final Set<Integer> NOT_NOW = Set.of(502, 503, 504);

  private final Hosts hosts;
  private final Postage postage;
  private final CloseableHttpClient connections;
  private final List<Duration> pauses;

  private Messenger(
      Hosts hosts, Postage postage, CloseableHttpClient connections, List<Duration> pauses) {
    this.hosts = hosts;
    this.postage = postage;
    this.connections = connections;
    this.pauses = pauses;
  }

  Messenger(Hosts hosts, Postage postage, CloseableHttpClient connections) {
    this(hosts, postage, connections, List.of());
  }

  /// The same, on the same connections, for those who have time.
  Messenger unhurried() {
    return new Messenger(hosts, postage, connections, PAUSES);
  }

  @Override
  public Response performRequest(
      String endpoint, @Nullable Node node, Request request, TransportOptions options)
      throws IOException {
    if (Thread.currentThread().isVirtual()) return read(endpoint, carry(request, options));
    var errand = performRequestAsync(endpoint, node, request, options);
    try {
      return errand.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw interrupted(e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException failed) throw failed;
      if (e.getCause() instanceof RuntimeException bug) throw bug;
      throw new IllegalStateException(e.getCause());
    } finally {
      errand.cancel(true);
    }
  }

  @Override
  public CompletableFuture<Response> performRequestAsync(
      String endpoint, @Nullable Node node, Request request, TransportOptions options) {
    return Errand.begin(() -> read(endpoint, carry(request, options)));
  }

  /// What else is no answer may have no words at all, or a proxy's.
  private static HttpAnswer read(String endpoint, HttpAnswer answer) throws IOException {
    if (answer.statusCode() < 400 || REFUSALS.contains(answer.statusCode())) return answer;
    throw new TransportException(answer, answer.text(), endpoint);
  }

  private HttpAnswer carry(Request request, TransportOptions options) throws IOException {
    var letter = postage.letter(request, options);
    for (var pause : pauses) {
      var answer = carry(letter);
      if (answer.statusCode() != TOO_MANY) return answer;
      rest(pause);
    }
    return carry(letter);
  }

  private static void rest(Duration pause) {
    try {
      Thread.sleep(pause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw interrupted(e);
    }
  }

  private HttpAnswer carry(HttpUriRequest letter) throws IOException {
    for (var turn = hosts.inTurn().iterator(); ; ) {
      var host = turn.next();
      try {
        var answer = answer(host, letter);
        if (!NOT_NOW.contains(answer.statusCode())) {
          hosts.answered(host);
          return answer;
        }
        hosts.failed(host);
        if (!turn.hasNext()) return answer;
      } catch (IOException silent) {
        if (Thread.currentThread().isInterrupted()) throw interrupted(silent);
        hosts.failed(host);
        if (!turn.hasNext()) throw silent;
      }
    }
  }

  private HttpAnswer answer(HttpHost host, HttpUriRequest letter) throws IOException {
    try (var response = connections.execute(host, letter)) {
      return HttpAnswer.of(host, response);
    } catch (HttpHostConnectException refused) {
      // Its message names the host once more, with all its addresses.
      var why = refused.getCause() == null ? refused : refused.getCause();
      throw (ConnectException) new ConnectException(why.getMessage()).initCause(refused);
    }
  }

  private static CancellationException interrupted(Exception cause) {
    var given = new CancellationException("interrupted while Elasticsearch was waited for");
    given.initCause(cause);
    return given;
  }

  @Override
  public void close() throws IOException {
    connections.close();
  }
}
