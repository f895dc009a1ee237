package dandex.server.http;

import dandex.server.trace.Asked;
import dandex.server.trace.RequestSpan;
import dandex.server.trace.Traces;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.EnumSet;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.jspecify.annotations.Nullable;

/// A span around each request, but for those of whoever watches over the server.
final class TraceFilter implements Filter {
  private static final String SPAN = "span";

  private final Traces traces;

  TraceFilter(Traces traces) {
    this.traces = traces;
  }

  /// Stands around all else, on the thread that answers.
  static void around(JavalinConfig config, Traces traces) {
    var filter = new FilterHolder(new TraceFilter(traces));
    filter.setAsyncSupported(true);
    config.jetty.modifyServletContextHandler(
        handler -> handler.addFilter(filter, "/*", EnumSet.of(DispatcherType.REQUEST)));
  }

  /// That of a request; null where nobody traces.
  static @Nullable RequestSpan span(Context context) {
    return context.attribute(SPAN);
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    var asked = (HttpServletRequest) request;
    var path = asked.getRequestURI();
    if (Gate.isWatching(path)) {
      chain.doFilter(request, response);
      return;
    }
    try (var span =
        traces.begin(
            new Asked(asked.getMethod(), asked.getScheme(), path, route(path), asked::getHeader))) {
      request.setAttribute(SPAN, span);
      try {
        chain.doFilter(request, response);
        span.answered(((HttpServletResponse) response).getStatus());
      } catch (IOException | ServletException | RuntimeException failure) {
        span.broken(failure);
        throw failure;
      }
    }
  }

  private static @Nullable String route(String path) {
    if (path.startsWith("/export/")) return "/export/{file}";
    if (path.startsWith("/graphiql/")) return "/graphiql/{file}";
    return switch (path) {
      case "/", "/graphql", "/graphiql" -> path;
      default -> null;
    };
  }
}
