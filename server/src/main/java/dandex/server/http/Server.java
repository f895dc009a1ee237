package dandex.server.http;

import dandex.server.access.Door;
import dandex.server.export.Exports;
import dandex.server.export.Format;
import dandex.server.graphql.GraphQlEngine;
import dandex.server.trace.Traces;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.util.JavalinException;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The HTTP server: `/graphql`, the IDE, exports, health and metrics.
public final class Server implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Server.class);
  private static final long BODY_LIMIT = 2L * RequestReader.MOST_BYTES;

  private final Drain drain = new Drain();
  private final EventStreams streams = new EventStreams();
  private final GraphQlRoute graphql;
  private final Gate gate;
  private final Cors cors;
  private final @Nullable ExportRoute exports;
  private final Health health;
  private final ServerOptions options;
  private final @Nullable Traces traces;
  private final ServerMetrics metrics;
  private final Javalin javalin;

  private Server(
      ServerOptions options,
      GraphQlEngine engine,
      @Nullable Exports exports,
      Door door,
      Health health,
      Telemetry telemetry) {
    var registry = telemetry.registry();
    graphql = new GraphQlRoute(engine, new QueryMetrics(registry), options.statuses(), streams);
    gate = new Gate(door);
    cors = new Cors(options.origins());
    this.exports =
        exports == null
            ? null
            : new ExportRoute(
                exports, engine.assetQuestions(), new ExportMetrics(registry, exports));
    this.health = health;
    this.options = options;
    traces = telemetry.traces();
    metrics = new ServerMetrics(telemetry, health);
    metrics.bind(streams, engine.mostSubscriptions());
    metrics.bind(drain);
    javalin = Javalin.create(this::configure);
  }

  /// Starts a server that is open to everybody, without limits, and exports nothing.
  public static Server start(
      ServerOptions options,
      GraphQlEngine engine,
      Health health,
      PrometheusMeterRegistry registry) {
    return start(options, engine, null, Door.OPEN, health, Telemetry.of(registry));
  }

  /// Starts a server that is open to everybody, without limits.
  public static Server start(
      ServerOptions options,
      GraphQlEngine engine,
      Exports exports,
      Health health,
      PrometheusMeterRegistry registry) {
    return start(options, engine, exports, Door.OPEN, health, Telemetry.of(registry));
  }

  /// Starts the server; it answers when this returns.
  ///
  /// @param exports null where nothing is exported
  /// @param door where its requests come in
  /// @throws ServerNotStarted with one clear line, when the port is in use for one
  public static Server start(
      ServerOptions options,
      GraphQlEngine engine,
      @Nullable Exports exports,
      Door door,
      Health health,
      Telemetry telemetry) {
    var server = new Server(options, engine, exports, door, health, telemetry);
    try {
      server.javalin.start();
    } catch (JavalinException failure) {
      server.metrics.close();
      throw new ServerNotStarted(
          "cannot listen on %s:%d: is something else there? choose another port"
              .formatted(options.host(), options.port()),
          failure);
    }
    return server;
  }

  public int port() {
    return javalin.port();
  }

  /// Cuts streams, lets requests that were begun be answered while it sends new ones away, cuts
  /// exports that still run then, and stops.
  @Override
  public void close() {
    drain.begin();
    streams.close();
    if (!drain.await(options.bounds().drain())) {
      LOG.warn("stopping though some requests are not answered yet");
    }
    if (exports != null) exports.stop();
    javalin.stop();
    metrics.close();
  }

  private void configure(JavalinConfig config) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
    config.concurrency.useVirtualThreads = true;
    config.http.maxRequestSize = BODY_LIMIT;
    config.http.prefer405over404 = true;
    if (traces != null) TraceFilter.around(config, traces);
    new Entry(options).open(config.jetty);
    route(config.routes);
  }

  private void route(RoutesConfig routes) {
    routes.before(context -> {
      drain.count(context);
      RequestId.give(context);
      SecurityHeaders.give(context);
      cors.give(context);
      if (drain.admits(context)) gate.admit(context);
    });
    routes.post("/graphql", graphql::post);
    routes.get("/graphql", graphql::get);
    if (!cors.origins().isEmpty()) {
      routes.options("/graphql", cors::preflight);
      routes.options("/export/{file}", cors::preflight);
    }
    if (exports == null) exportNothing(routes);
    else export(exports, routes);
    routes.get("/", context -> context.redirect("/graphiql"));
    routes.get("/graphiql", IdeFiles::page);
    routes.get("/graphiql/{file}", IdeFiles::file);
    routes.get("/health/live", context -> json(context, 200, "{\"status\":\"live\"}"));
    routes.get("/health/ready", this::ready);
    routes.get("/metrics", metrics::send);
    routes.error(404, JsonErrors::notFound);
    routes.error(405, JsonErrors::methodNotAllowed);
    routes.exception(Exception.class, JsonErrors::fault);
  }

  private static void export(ExportRoute exports, RoutesConfig routes) {
    for (var format : Format.values()) {
      routes.get("/export/" + format.file(), context -> exports.get(context, format));
      routes.head("/export/" + format.file(), context -> exports.head(context, format));
    }
  }

  private static void exportNothing(RoutesConfig routes) {
    for (var format : Format.values()) {
      routes.get("/export/" + format.file(), ExportRefusal::disabled);
      routes.head("/export/" + format.file(), ExportRefusal::disabled);
    }
  }

  private void ready(Context context) {
    if (drain.isBegun()) {
      json(context, 503, "{\"status\":\"stopping\"}");
      return;
    }
    var readiness = Readiness.of(health);
    json(context, readiness.postgres() ? 200 : 503, readiness.json());
  }

  private static void json(Context context, int status, String body) {
    context.status(status).contentType(MediaType.JSON.header()).result(body);
  }
}
