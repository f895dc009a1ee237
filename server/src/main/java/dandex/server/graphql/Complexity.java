package dandex.server.graphql;

import graphql.analysis.FieldComplexityCalculator;
import graphql.analysis.FieldComplexityEnvironment;
import graphql.analysis.MaxQueryComplexityInstrumentation;
import graphql.execution.AbortExecutionException;
import java.util.List;
import java.util.Map;

/// Counts the fields that an answer may have: those below a connection as often as `first` or
/// `last` says, or as there are `ids`, large ones more than once.
final class Complexity extends MaxQueryComplexityInstrumentation {
  private static final int METADATA = 50;
  private static final int STRUCTURE = 1_000;

  Complexity(int most) {
    super(most, (FieldComplexityCalculator) Complexity::of);
  }

  private static int of(FieldComplexityEnvironment field, int below) {
    long own =
        switch (field.getField().getName()) {
          case "metadata" -> METADATA;
          case "structureJson" -> STRUCTURE;
          default -> 1;
        };
    return (int) Math.min(own + (long) below * times(field.getArguments()), Integer.MAX_VALUE / 2);
  }

  private static int times(Map<String, Object> arguments) {
    if (arguments.get("ids") instanceof List<?> ids) return Math.max(ids.size(), 1);
    if (arguments.get("last") instanceof Integer last) return Math.max(last, 1);
    return arguments.get("first") instanceof Integer first ? Math.max(first, 1) : 1;
  }

  @Override
  protected AbortExecutionException mkAbortException(int complexity, int most) {
    return new TooComplex(
        "the answer could have more than %d fields: ask for less with `first`, or in several requests"
            .formatted(most));
  }

  private static final class TooComplex extends AbortExecutionException {
    TooComplex(String message) {
      super(message);
    }

    @Override
    public Map<String, Object> getExtensions() {
      return Map.of(AnswerErrors.CODE, Code.COMPLEXITY_LIMIT.name());
    }
  }
}
