package dandex.server.http;

import dandex.server.graphql.Code;
import io.javalin.http.Context;
import java.time.Duration;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.server.Request;

/// The end of a server: what was begun is answered, and who comes then is sent away. Meanwhile it
/// still listens, so that whoever watches over it learns that it is not ready any more.
final class Drain {
  private final InFlight inFlight = new InFlight();
  private volatile boolean begun;

  /// Counts a request until Jetty has written all of the answer, which is later than our handler
  /// has made it.
  void count(Context context) {
    inFlight.begin();
    var request = ServletContextRequest.getServletContextRequest(context.req());
    Request.addCompletionListener(request, _ -> inFlight.end());
  }

  /// Whether a request is not too late; else it is sent away. To be asked of what was counted: then
  /// none is let in that nobody waits for.
  boolean admits(Context context) {
    if (!begun || Gate.isWatching(context.path())) return true;
    context.header("Connection", "close").header("Retry-After", "1");
    JsonErrors.send(
        context, 503, Code.SERVER_STOPPING, "this server stops; ask again, and another answers");
    context.skipRemainingHandlers();
    return false;
  }

  /// How many requests are not answered yet.
  int size() {
    return inFlight.size();
  }

  void begin() {
    begun = true;
  }

  boolean isBegun() {
    return begun;
  }

  /// Waits until all that were counted are answered.
  ///
  /// @return false when patience ended first
  boolean await(Duration patience) {
    return inFlight.await(patience);
  }
}
