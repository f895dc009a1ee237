package dandex.server.graphql;

import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.GraphQL;
import graphql.execution.ExecutionId;
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
  private final Sources sources;
  private final Limits limits;
  private final GraphQL graphql;
  private final AssetQuestions assetQuestions;
  private final ParserOptions parsing;
  private final QueryComplexityLimits depth;
  private final ScheduledThreadPoolExecutor alarms = new ScheduledThreadPoolExecutor(1, daemon());

  public GraphQlEngine(Sources sources, Limits limits) {
    this.sources = sources;
    this.limits = limits;
    var schema = Schema.load();
    assetQuestions = new AssetQuestions(schema);
    graphql =
        GraphQL.newGraphQL(schema)
            .preparsedDocumentProvider(new DocumentCache())
            .defaultDataFetcherExceptionHandler(new FetchFailures())
            .instrumentation(new Complexity(limits.complexity()))
            .build();
    parsing =
        ParserOptions.getDefaultOperationParserOptions()
            .transform(
                options -> options.maxCharacters(limits.characters()).maxTokens(limits.tokens()));
    depth = QueryComplexityLimits.newLimits().maxDepth(limits.depth()).build();
    alarms.setRemoveOnCancelPolicy(true);
  }

  public Answer answer(Request request) {
    var exchange = new Exchange(request.id(), sources, limits.deadline());
    exchange.operation(request.operation());
    var input = input(request, exchange);
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

  private Answer execute(ExecutionInput input, Exchange exchange) {
    try {
      var result = graphql.execute(input);
      return exchange.isLate() ? refused(exchange.lateness(), exchange) : answer(result, exchange);
    } catch (RuntimeException failure) {
      return refused(exchange.judge(failure), exchange);
    }
  }

  /// Says that a request could not even be read as one of GraphQL.
  public static byte[] refusal(Code code, String message) {
    return AnswerJson.bytes(errors(List.of(AnswerErrors.of(new Trouble(code, message)))));
  }

  private ExecutionInput input(Request request, Exchange exchange) {
    return ExecutionInput.newExecutionInput(request.query())
        .operationName(request.operation())
        .variables(request.variables())
        .executionId(ExecutionId.from(request.id()))
        .locale(Locale.ENGLISH)
        .graphQLContext(
            Map.of(
                Exchange.class, exchange,
                ParserOptions.class, parsing,
                QueryComplexityLimits.KEY, depth))
        .build();
  }

  private static Answer answer(ExecutionResult result, Exchange exchange) {
    var errors = AnswerErrors.of(result.getErrors(), exchange.requestId());
    var body = errors(errors);
    if (result.isDataPresent()) body.put("data", result.getData());
    var code = errors.isEmpty() ? null : AnswerErrors.code(errors.getFirst());
    return new Answer(AnswerJson.bytes(body), result.isDataPresent(), code, exchange);
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
    alarms.shutdownNow();
  }
}
