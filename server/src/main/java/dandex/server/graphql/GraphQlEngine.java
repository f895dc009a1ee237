package dandex.server.graphql;

import dandex.server.find.Stage;
import dandex.server.find.Witness;
import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.GraphQL;
import graphql.execution.ExecutionId;
import graphql.execution.reactive.SubscriptionPublisher;
import graphql.introspection.Introspection;
import graphql.parser.ParserOptions;
import graphql.validation.QueryComplexityLimits;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Answers GraphQL requests, each on the thread that asks.
public final class GraphQlEngine implements AutoCloseable {
  private static final int MOST_TRIES = 3;

  private final Sources sources;
  private final Limits limits;
  private final Documents documents;
  private final GraphQL graphql;
  private final AssetQuestions assetQuestions;
  private final ParserOptions parsing;
  private final QueryComplexityLimits depth;
  private final RunWatch watch;
  private final Witness witness;
  private final ScheduledThreadPoolExecutor alarms = new ScheduledThreadPoolExecutor(1, daemon());

  /// One that answers any document.
  public GraphQlEngine(Sources sources, Limits limits) {
    this(sources, limits, Documents.any());
  }

  public GraphQlEngine(Sources sources, Limits limits, Documents documents) {
    this(sources, limits, documents, Witness.NONE);
  }

  /// @param witness who sees requests pass through their stages
  public GraphQlEngine(Sources sources, Limits limits, Documents documents, Witness witness) {
    this.witness = witness;
    this.sources = sources;
    this.limits = limits;
    this.documents = documents;
    var schema = Schema.load();
    assetQuestions = new AssetQuestions(schema);
    graphql =
        GraphQL.newGraphQL(schema)
            .preparsedDocumentProvider(new DocumentCache(limits.aliases()))
            .defaultDataFetcherExceptionHandler(new FetchFailures())
            .queryExecutionStrategy(new RootLevel(new FetchFailures()))
            .instrumentation(new Complexity(limits.complexity()))
            .build();
    parsing =
        ParserOptions.getDefaultOperationParserOptions()
            .transform(
                options -> options.maxCharacters(limits.characters()).maxTokens(limits.tokens()));
    depth = QueryComplexityLimits.newLimits().maxDepth(limits.depth()).build();
    watch = new RunWatch(sources.runs(), limits.subscriptions());
    alarms.setRemoveOnCancelPolicy(true);
  }

  /// Answers a request that takes one answer.
  public Answer answer(Request request) {
    return switch (respond(request.streaming(false))) {
      case Answer answer -> answer;
      case Answers many -> {
        many.close();
        throw new IllegalStateException("a subscription was admitted where one answer is taken");
      }
    };
  }

  /// Answers a request. Where it follows something, its answers are to be closed.
  public Response respond(Request request) {
    var exchange = new Exchange(request.id(), sources, limits.deadline(), witness);
    exchange.operation(request.operation());
    var response = respond(request, exchange);
    if (response instanceof Answer && exchange.feed() != null) exchange.feed().cancel();
    return response;
  }

  private Response respond(Request request, Exchange exchange) {
    try {
      return respond(input(request, documents.text(request.document()), exchange), exchange);
    } catch (Refusal refusal) {
      return refused(exchange.judge(refusal), exchange);
    }
  }

  private Response respond(ExecutionInput input, Exchange exchange) {
    var deadline = new Deadline(input, exchange);
    var alarm = alarms.schedule(deadline, limits.deadline().toMillis(), TimeUnit.MILLISECONDS);
    try {
      return execute(input, exchange);
    } finally {
      alarm.cancel(false);
      deadline.end();
    }
  }

  /// Reads questions that come without a document of GraphQL.
  public AssetQuestions assetQuestions() {
    return assetQuestions;
  }

  /// How many subscriptions may be followed at once.
  public int mostSubscriptions() {
    return limits.subscriptions();
  }

  private Response execute(ExecutionInput input, Exchange exchange) {
    try {
      var result = graphql.execute(input);
      for (int tries = 1; exchange.isOvertaken() && tries < MOST_TRIES; tries++) {
        exchange.beginAnew();
        result = graphql.execute(input);
      }
      if (exchange.isLate()) return refused(exchange.lateness(), exchange);
      var feed = exchange.feed();
      return feed != null && result.getData() instanceof SubscriptionPublisher results
          ? new Answers(exchange, feed, results, next -> safely(next, exchange))
          : answer(result, exchange);
    } catch (RuntimeException failure) {
      return refused(exchange.judge(failure), exchange);
    }
  }

  private Answer safely(ExecutionResult result, Exchange exchange) {
    try {
      return answer(result, exchange);
    } catch (Refusal refusal) {
      return refused(exchange.judge(refusal), exchange);
    }
  }

  /// Says that a request could not even be read as one of GraphQL.
  public static byte[] refusal(Code code, String message) {
    return AnswerJson.bytes(
        errors(List.of(AnswerErrors.of(new Trouble(code, message)))), Long.MAX_VALUE);
  }

  private ExecutionInput input(Request request, String document, Exchange exchange) {
    return ExecutionInput.newExecutionInput(document)
        .operationName(request.operation())
        .variables(request.variables())
        .executionId(ExecutionId.from(request.id()))
        .locale(Locale.ENGLISH)
        .graphQLContext(
            Map.of(
                Exchange.class, exchange,
                Request.class, request,
                RunWatch.class, watch,
                ParserOptions.class, parsing,
                QueryComplexityLimits.KEY, depth,
                Introspection.INTROSPECTION_DISABLED, !limits.introspection()))
        .build();
  }

  private Answer answer(ExecutionResult result, Exchange exchange) {
    var errors = AnswerErrors.of(result.getErrors(), exchange.requestId());
    var body = errors(errors);
    if (result.isDataPresent()) body.put("data", result.getData());
    var code = errors.isEmpty() ? null : AnswerErrors.code(errors.getFirst());
    return new Answer(serialised(body, exchange), result.isDataPresent(), code, exchange);
  }

  private byte[] serialised(Map<String, @Nullable Object> body, Exchange exchange) {
    try (var _ = exchange.tally().enter(Stage.SERIALISE)) {
      return AnswerJson.bytes(body, limits.response());
    }
  }

  private static Answer refused(Trouble trouble, Exchange exchange) {
    return new Answer(refusal(trouble.code(), trouble.message()), false, trouble.code(), exchange);
  }

  private static Map<String, @Nullable Object> errors(List<Map<String, Object>> errors) {
    var body = new LinkedHashMap<String, @Nullable Object>();
    if (!errors.isEmpty()) body.put("errors", errors);
    return body;
  }

  private static ThreadFactory daemon() {
    return Thread.ofPlatform().name("deadlines").daemon().factory();
  }

  @Override
  public void close() {
    watch.close();
    alarms.shutdownNow();
  }
}
