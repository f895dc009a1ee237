package dandex.indexer.archive;

import dev.failsafe.Failsafe;
import dev.failsafe.RetryPolicy;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Asks the archive, again and again where that may help: after 429, 5xx, resets, timeouts and
/// bodies that broke off or are no JSON. All of these are an [IOException] here.
final class Wire {
  /// Makes something of a body; an [IOException] means that it is no good and is to be sent again.
  @FunctionalInterface
  interface Parse<T> {
    T parse(byte[] body) throws IOException;
  }

  private static final Logger LOG = LoggerFactory.getLogger(Wire.class);

  /// An address where nothing ever answered is most likely a wrong one.
  private static final int TRIES_AT_A_STRANGER = 2;

  private final ArchiveOptions options;
  private final Clock clock;
  private final HttpClient client;
  private final Pace pace;
  private final LongAdder requests = new LongAdder();
  private final LongAdder retries = new LongAdder();
  private final LongAdder bytes = new LongAdder();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<Long, Future<?>> underWay = new ConcurrentHashMap<>();
  private final AtomicLong turns = new AtomicLong();
  private volatile boolean reached;
  private volatile boolean stopped;

  Wire(ArchiveOptions options, Clock clock) {
    this.options = options;
    this.clock = clock;
    client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .connectTimeout(options.timeout())
            .build();
    pace = new Pace(options.concurrency(), options.requestsPerMinute());
  }

  Traffic traffic() {
    return new Traffic(requests.sum(), retries.sum(), bytes.sum());
  }

  /// @param path below the API's URL, `/dandisets/?page=1`
  /// @param heavyTries of something so heavy that less of it would be asked for instead
  /// @throws ArchiveFailure when no try succeeded
  <T> Reply<T> get(String path, int heavyTries, Parse<T> parse) {
    var uri = URI.create(options.url() + path);
    var asking =
        Failsafe.with(this.<Reply<T>>policy(uri))
            .with(threads)
            .getAsync(attempt -> ask(uri, attempt.getAttemptCount() + 1, heavyTries, parse));
    var turn = turns.incrementAndGet();
    underWay.put(turn, asking);
    try {
      if (stopped) asking.cancel(true);
      return asking.get();
    } catch (ExecutionException failed) {
      throw failure(uri, Objects.requireNonNullElse(failed.getCause(), failed));
    } catch (InterruptedException | CancellationException ended) {
      asking.cancel(true);
      throw failure(uri, ended);
    } finally {
      underWay.remove(turn);
    }
  }

  /// Ends what is under way and refuses what comes.
  void stop() {
    stopped = true;
    underWay.values().forEach(asking -> asking.cancel(true));
  }

  private <T> RetryPolicy<T> policy(URI uri) {
    return RetryPolicy.<T>builder()
        .handle(IOException.class)
        .abortOn(Hopeless.class)
        .withMaxAttempts(options.tries())
        .withBackoff(options.firstDelay(), options.longestDelay().plus(options.firstDelay()), 2)
        .withJitter(0.25)
        .onRetry(again -> {
          retries.increment();
          var why = again.getLastException();
          LOG.debug("GET {}: {}; asking again", uri, why == null ? "?" : Why.of(why));
        })
        .build();
  }

  private <T> Reply<T> ask(URI uri, int attempt, int heavyTries, Parse<T> parse)
      throws IOException, InterruptedException {
    try (var _ = pace.take()) {
      requests.increment();
      var answer = send(uri);
      reached = true;
      bytes.add(answer.body().length);
      return reply(answer, parse);
    } catch (IOException failure) {
      var stranger = failure instanceof ConnectException && !reached;
      var most = stranger ? TRIES_AT_A_STRANGER : isHeavy(failure) ? heavyTries : options.tries();
      throw attempt >= most ? new Hopeless(failure) : failure;
    }
  }

  /// The timeout of HttpClient ends with the headers; ours covers the body.
  private HttpResponse<byte[]> send(URI uri) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(uri)
            .header("Accept", "application/json")
            .header("Accept-Encoding", "gzip")
            .header("User-Agent", options.userAgent())
            .build();
    var sent =
        client.sendAsync(
            request,
            HttpResponse.BodyHandlers.limiting(
                HttpResponse.BodyHandlers.ofByteArray(), Body.LARGEST));
    try {
      return sent.get(options.timeout().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException late) {
      throw new HttpTimeoutException("no answer within " + options.timeout().toSeconds() + " s");
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof IOException io) throw io;
      throw new IOException(Why.of(failed), failed);
    } finally {
      sent.cancel(true);
    }
  }

  private <T> Reply<T> reply(HttpResponse<byte[]> answer, Parse<T> parse) throws IOException {
    var status = answer.statusCode();
    if (status == 429 || status >= 500) {
      heed(answer);
      throw new Overburdened(status);
    }
    if (status != 200) {
      var type = answer.headers().firstValue("Content-Type").orElse("");
      return new Reply.Refusal<>(status, type.contains("json"));
    }
    var encoding = answer.headers().firstValue("Content-Encoding").orElse("identity");
    return new Reply.Content<>(parse.parse(Body.unpack(answer.body(), encoding)));
  }

  private void heed(HttpResponse<?> answer) {
    var wait = answer.headers().firstValue("Retry-After").flatMap(v -> RetryAfter.parse(v, clock));
    if (wait.isEmpty()) return;
    var tooLong = wait.get().compareTo(options.longestDelay()) > 0;
    pace.quiet(tooLong ? options.longestDelay() : wait.get());
  }

  private ArchiveFailure failure(URI uri, Throwable failed) {
    var cause = failed instanceof Hopeless hopeless ? hopeless.failure : failed;
    if (cause instanceof CancellationException) {
      return new ArchiveFailure(uri.toString(), "GET " + uri + " was cancelled", cause, false);
    }
    if (cause instanceof InterruptedException) {
      Thread.currentThread().interrupt();
      return new ArchiveFailure(uri.toString(), "GET " + uri + " was interrupted", cause, false);
    }
    var message =
        cause instanceof ConnectException
            ? "The archive at " + options.url() + " does not answer: " + Why.of(cause)
            : "GET " + uri + " failed: " + Why.of(cause);
    return new ArchiveFailure(uri.toString(), message, cause, isHeavy(cause));
  }

  private static boolean isHeavy(Throwable failure) {
    return (failure instanceof Overburdened busy && busy.status != 429)
        || failure instanceof HttpTimeoutException
        || failure instanceof Body.Oversized;
  }

  /// 429 or 5xx.
  private static final class Overburdened extends IOException {
    private final int status;

    Overburdened(int status) {
      super("the archive answered " + status);
      this.status = status;
    }
  }

  /// A failure after which the same is not asked again.
  private static final class Hopeless extends IOException {
    private final IOException failure;

    Hopeless(IOException failure) {
      super(failure);
      this.failure = failure;
    }
  }
}
