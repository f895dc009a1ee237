package dandex.server.graphql;

import graphql.GraphqlErrorBuilder;
import graphql.execution.DataFetcherExceptionHandler;
import graphql.execution.DataFetcherExceptionHandlerParameters;
import graphql.execution.DataFetcherExceptionHandlerResult;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/// Makes an error of what a field throws.
final class FetchFailures implements DataFetcherExceptionHandler {
  @Override
  public CompletableFuture<DataFetcherExceptionHandlerResult> handleException(
      DataFetcherExceptionHandlerParameters failed) {
    var exchange = Exchange.of(failed.getDataFetchingEnvironment());
    var trouble = exchange.judge(failed.getException());
    var error =
        GraphqlErrorBuilder.newError(failed.getDataFetchingEnvironment())
            .message("%s", trouble.message())
            .extensions(Map.of(AnswerErrors.CODE, trouble.code().name()))
            .build();
    return CompletableFuture.completedFuture(
        DataFetcherExceptionHandlerResult.newResult(error).build());
  }
}
