package dandex.server.trace;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The span of a request, as the semantic conventions of HTTP and GraphQL have it. What is done on
/// this thread until it is closed stands below it.
public final class RequestSpan implements AutoCloseable {
  private static final AttributeKey<String> METHOD = AttributeKey.stringKey("http.request.method");
  private static final AttributeKey<String> SCHEME = AttributeKey.stringKey("url.scheme");
  private static final AttributeKey<String> PATH = AttributeKey.stringKey("url.path");
  private static final AttributeKey<String> ROUTE = AttributeKey.stringKey("http.route");
  private static final AttributeKey<Long> STATUS =
      AttributeKey.longKey("http.response.status_code");
  private static final AttributeKey<String> NAME = AttributeKey.stringKey("graphql.operation.name");
  private static final AttributeKey<String> KIND = AttributeKey.stringKey("graphql.operation.type");
  static final AttributeKey<String> ERROR = AttributeKey.stringKey("error.type");

  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "DELETE", "CONNECT", "OPTIONS", "TRACE", "PATCH");
  private static final String OTHER = "_OTHER";
  private static final int LONGEST = 128;
  private static final int FAULT = 500;

  private final Span span;
  private final Scope scope;
  private boolean coded;

  // It is closed with this.
  @SuppressWarnings("MustBeClosedChecker")
  private RequestSpan(Span span) {
    this.span = span;
    scope = span.makeCurrent();
  }

  static RequestSpan begin(OpenTelemetry telemetry, Tracer tracer, Asked asked) {
    var method = METHODS.contains(asked.method()) ? asked.method() : OTHER;
    var caller =
        telemetry
            .getPropagators()
            .getTextMapPropagator()
            .extract(Context.root(), asked, RequestSpan::header);
    var span =
        tracer
            .spanBuilder(name(method, asked.route()))
            .setSpanKind(SpanKind.SERVER)
            .setParent(caller)
            .setAttribute(METHOD, method)
            .setAttribute(SCHEME, asked.scheme())
            .setAttribute(PATH, bounded(asked.path()))
            .startSpan();
    if (asked.route() != null) span.setAttribute(ROUTE, asked.route());
    return new RequestSpan(span);
  }

  private static @Nullable String header(@Nullable Asked asked, String name) {
    return asked == null ? null : asked.headers().apply(name);
  }

  private static String name(String method, @Nullable String route) {
    var verb = method.equals(OTHER) ? "HTTP" : method;
    return route == null ? verb : verb + " " + route;
  }

  private static String bounded(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
  }

  /// The trace in which this thread works; null where nobody traces.
  public static @Nullable String traceId() {
    var context = Span.current().getSpanContext();
    return context.isValid() ? context.getTraceId() : null;
  }

  /// Which operation of GraphQL it was.
  ///
  /// @param kind `query` or `mutation`; null where it is not known
  /// @param name null where it has none
  public void operation(@Nullable String kind, @Nullable String name) {
    if (kind != null) span.setAttribute(KIND, kind);
    if (name != null) span.setAttribute(NAME, bounded(name));
  }

  /// It was not answered as was wished.
  ///
  /// @param code of the first error
  /// @param ours whether the server is to blame, and not the client
  public void failed(String code, boolean ours) {
    coded = true;
    span.setAttribute(ERROR, code);
    if (ours) span.setStatus(StatusCode.ERROR);
  }

  /// The status of the answer.
  public void answered(int status) {
    span.setAttribute(STATUS, status);
    if (status < FAULT) return;
    if (!coded) span.setAttribute(ERROR, Integer.toString(status));
    span.setStatus(StatusCode.ERROR);
  }

  /// Nothing was answered.
  public void broken(Throwable failure) {
    span.setAttribute(ERROR, failure.getClass().getName());
    span.setStatus(StatusCode.ERROR);
  }

  @Override
  public void close() {
    scope.close();
    span.end();
  }
}
