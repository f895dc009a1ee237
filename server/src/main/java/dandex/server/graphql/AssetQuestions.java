package dandex.server.graphql;

import graphql.GraphQLContext;
import graphql.GraphQLException;
import graphql.execution.RawVariables;
import graphql.execution.ValuesResolver;
import graphql.language.OperationDefinition;
import graphql.language.VariableDefinition;
import graphql.parser.Parser;
import graphql.schema.GraphQLSchema;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/// Questions about assets as they come outside of GraphQL, under its types all the same: what they
/// hold is checked and coerced as the variables of a query are.
public final class AssetQuestions {
  private static final List<VariableDefinition> VARIABLES =
      variables(
          """
          query ($filter: AssetFilter, $search: String, $versions: VersionScope! = DRAFT) {
            __typename
          }
          """);

  private final GraphQLSchema schema;

  AssetQuestions(GraphQLSchema schema) {
    this.schema = schema;
  }

  /// @param given JSON values of `filter`, `search` and `versions`, where they are given
  /// @return in the order of keys
  public AssetQuestion read(Map<String, Object> given) {
    try {
      var arguments =
          ValuesResolver.coerceVariableValues(
              schema,
              VARIABLES,
              RawVariables.of(given),
              GraphQLContext.getDefault(),
              Locale.ENGLISH);
      return new AssetQuestion.Read(Questions.assetsCounted(arguments.toMap()));
    } catch (Refusal refusal) {
      return new AssetQuestion.Wrong(refusal.reason());
    } catch (GraphQLException misfit) {
      return new AssetQuestion.Wrong(
          Objects.requireNonNullElse(misfit.getMessage(), "no such question"));
    }
  }

  private static List<VariableDefinition> variables(String query) {
    return Parser.parse(query)
        .getFirstDefinitionOfType(OperationDefinition.class)
        .orElseThrow()
        .getVariableDefinitions();
  }
}
