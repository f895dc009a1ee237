package dandex.server.http;

import io.javalin.http.Context;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.io.EndPoint;

/// Answers of unknown length that are being written. They are cut by closing their connection:
/// ended in any other way, a part would look like the whole.
final class Streams {
  private final Set<EndPoint> running = ConcurrentHashMap.newKeySet();
  private volatile boolean stopped;

  void begin(Context context) {
    running.add(endPoint(context));
    // A stop that came just before has not seen it.
    if (stopped) cut(context);
  }

  void end(Context context) {
    running.remove(endPoint(context));
  }

  static void cut(Context context) {
    endPoint(context).close();
  }

  boolean isStopped() {
    return stopped;
  }

  void cutAll() {
    stopped = true;
    running.forEach(EndPoint::close);
  }

  private static EndPoint endPoint(Context context) {
    return ServletContextRequest.getServletContextRequest(context.req())
        .getConnectionMetaData()
        .getConnection()
        .getEndPoint();
  }
}
