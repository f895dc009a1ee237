package dandex.server.graphql;

import graphql.ExecutionResult;
import graphql.execution.AsyncExecutionStrategy;
import graphql.execution.DataFetcherExceptionHandler;
import graphql.execution.ExecutionContext;
import graphql.execution.ExecutionStrategyParameters;
import java.util.concurrent.CompletableFuture;

/// The root fields of a query, which are all that searches: each says what it searches for, then
/// all of it is searched for at once.
final class RootLevel extends AsyncExecutionStrategy {
  RootLevel(DataFetcherExceptionHandler failures) {
    super(failures);
  }

  @Override
  public CompletableFuture<ExecutionResult> execute(
      ExecutionContext context, ExecutionStrategyParameters parameters) {
    var searches = Exchange.of(context.getGraphQLContext()).searches();
    // A field by itself waits for none, and futures cost.
    if (parameters.getFields().size() > 1) searches.gather();
    // Fields that wait do so when this returns, and go on within `settle`.
    var result = super.execute(context, parameters);
    searches.settle();
    return result;
  }
}
