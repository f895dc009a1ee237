package dandex.app;

import com.google.protobuf.InvalidProtocolBufferException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/// Takes spans as OpenTelemetry sends them over HTTP, and keeps them.
final class Collector implements AutoCloseable {
  private final List<byte[]> bodies = new CopyOnWriteArrayList<>();
  private final HttpServer server;

  Collector() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/v1/traces", this::take);
    server.start();
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      bodies.add(exchange.getRequestBody().readAllBytes());
      exchange.getResponseHeaders().add("Content-Type", "application/x-protobuf");
      exchange.sendResponseHeaders(200, -1);
    }
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /// All that came, as it came.
  String text() {
    var text = new StringBuilder();
    for (var body : bodies) text.append(new String(body, StandardCharsets.ISO_8859_1));
    return text.toString();
  }

  List<Span> spans() {
    return bodies.stream()
        .flatMap(body -> parsed(body).getResourceSpansList().stream())
        .flatMap(resource -> resource.getScopeSpansList().stream())
        .flatMap(scope -> scope.getSpansList().stream())
        .toList();
  }

  private static ExportTraceServiceRequest parsed(byte[] body) {
    try {
      return ExportTraceServiceRequest.parseFrom(body);
    } catch (InvalidProtocolBufferException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /// The only span of a name.
  Span span(String name) {
    var named = spans().stream().filter(span -> span.getName().equals(name)).toList();
    if (named.size() == 1) return named.getFirst();
    throw new AssertionError(
        "%d spans `%s` among %s"
            .formatted(named.size(), name, spans().stream().map(Span::getName).toList()));
  }

  List<Span> below(Span parent) {
    return spans().stream()
        .filter(span -> span.getParentSpanId().equals(parent.getSpanId()))
        .toList();
  }

  /// Of words, numbers as words.
  static Optional<String> attribute(Span span, String key) {
    return span.getAttributesList().stream()
        .filter(one -> one.getKey().equals(key))
        .map(KeyValue::getValue)
        .map(value ->
            value.hasIntValue() ? Long.toString(value.getIntValue()) : value.getStringValue())
        .findFirst();
  }

  static String traceId(Span span) {
    return HexFormat.of().formatHex(span.getTraceId().toByteArray());
  }

  static String parent(Span span) {
    return HexFormat.of().formatHex(span.getParentSpanId().toByteArray());
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
