package dandex.server.http;

import dandex.server.graphql.Answer;
import dandex.server.graphql.Answers;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The streams of events that are open, so that a stop can end them.
final class EventStreams implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EventStreams.class);

  private final Set<Answers> open = new HashSet<>();
  private boolean closed;

  synchronized int size() {
    return open.size();
  }

  /// One answer to a client that takes events only.
  void send(Context context, Answer answer) {
    try {
      var stream = begin(context);
      stream.next(answer.body());
      stream.complete();
    } catch (IOException gone) {
      LOG.debug("the client of request {} is gone", RequestId.of(context));
    }
  }

  /// Sends answers as long as there are any.
  void send(Context context, Answers answers) {
    var id = RequestId.of(context);
    var name = answers.operation() == null ? "an unnamed subscription" : answers.operation();
    LOG.info("{} is followed from now on (request {})", name, id);
    try (answers) {
      enter(answers);
      var whole = begin(context).send(answers::await);
      LOG.info(
          "{} is {} (request {})", name, whole ? "over" : "cut, the client may come again", id);
    } catch (IOException gone) {
      LOG.info("{} ends, since its client is gone (request {})", name, id);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } finally {
      leave(answers);
    }
  }

  private static EventStream begin(Context context) throws IOException {
    context
        .status(200)
        .contentType(MediaType.EVENTS + "; charset=utf-8")
        .header("Cache-Control", "no-store")
        // Else nginx keeps events until it has enough of them.
        .header("X-Accel-Buffering", "no");
    // Past Javalin, which compresses, and so waits for more.
    return new EventStream(context.res().getOutputStream());
  }

  private synchronized void enter(Answers answers) {
    open.add(answers);
    if (closed) answers.close();
  }

  private synchronized void leave(Answers answers) {
    open.remove(answers);
  }

  private synchronized List<Answers> last() {
    closed = true;
    return List.copyOf(open);
  }

  @Override
  public void close() {
    for (var answers : last()) answers.close();
  }
}
