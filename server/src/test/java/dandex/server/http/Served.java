package dandex.server.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dandex.catalog.outbox.Backlog;
import dandex.server.TestStack;
import dandex.server.graphql.GraphQlEngine;
import dandex.server.graphql.Limits;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// A server of a test's own, and a client of it.
record Served(GraphQlEngine engine, Server server, HttpClient client) implements AutoCloseable {
  static final String MODERN = "application/graphql-response+json";
  static final String JSON = "application/json";

  static Served of(GraphQlEngine engine) {
    return of(engine, options -> options);
  }

  static Served of(UnaryOperator<ServerOptions> options) {
    return of(new GraphQlEngine(TestStack.shared().sources(), Limits.USUAL), options);
  }

  static Served of(GraphQlEngine engine, UnaryOperator<ServerOptions> options) {
    var server =
        Server.start(
            options.apply(ServerOptions.local(0)),
            engine,
            new Health(() -> {}, () -> {}, () -> true, () -> new Backlog(0, Duration.ZERO)),
            new PrometheusMeterRegistry(PrometheusConfig.DEFAULT));
    return new Served(engine, server, HttpClient.newHttpClient());
  }

  String url() {
    return "http://127.0.0.1:" + server.port();
  }

  HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(URI.create(url() + path));
  }

  HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
    return client.send(request.build(), BodyHandlers.ofString());
  }

  HttpResponse<String> post(String body, String accept) throws Exception {
    return send(
        to("/graphql")
            .header("Content-Type", JSON)
            .header("Accept", accept)
            .POST(BodyPublishers.ofString(body)));
  }

  HttpResponse<String> ask(String query, String accept) throws Exception {
    return post(new ObjectMapper().writeValueAsString(Map.of("query", query)), accept);
  }

  HttpResponse<String> get(Map<String, String> parameters, String accept) throws Exception {
    var url = new StringBuilder("/graphql");
    parameters.forEach((name, value) ->
        url.append(url.indexOf("?") < 0 ? '?' : '&')
            .append(name)
            .append('=')
            .append(URLEncoder.encode(value, UTF_8)));
    return send(to(url.toString()).header("Accept", accept).GET());
  }

  static JsonNode json(HttpResponse<String> response) throws IOException {
    return new ObjectMapper().readTree(response.body());
  }

  /// Of the first error.
  static @Nullable String code(HttpResponse<String> response) throws IOException {
    return json(response).at("/errors/0/extensions/code").textValue();
  }

  static String header(HttpResponse<?> response, String name) {
    return response.headers().firstValue(name).orElse("");
  }

  @Override
  public void close() {
    client.close();
    server.close();
    engine.close();
  }
}
