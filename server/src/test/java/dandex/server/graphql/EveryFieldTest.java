package dandex.server.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dandex.server.TestStack;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLInterfaceType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLTypeUtil;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Asks for every field of every type once, and has a value for each somewhere in the answer.
class EveryFieldTest {
  private static final Set<String> EMPTY_HERE =
      Set.of("Asset.zarrId", "Lindi.reason", "NeurodataType.parent");

  private final Set<String> seen = new HashSet<>();

  @Test
  void every_field_of_the_schema_is_answered() throws IOException {
    var schema = Schema.load();
    var query = "{" + selection(schema.getQueryType()) + "}";
    try (var engine = new GraphQlEngine(TestStack.shared().sources(), Limits.USUAL)) {
      var answer = engine.answer(new Request(query, null, Map.of(), "test"));
      var body = new ObjectMapper().readTree(answer.body());

      assertThat(body.path("errors")).isEmpty();
      look(schema.getQueryType(), body.path("data"));
    }
    var unseen = new ArrayList<String>();
    for (var type : schema.getAllTypesAsList()) {
      if (!(type instanceof GraphQLObjectType object) || type.getName().startsWith("__")) continue;
      if (object.getName().equals("Mutation")) continue; // a test of its own
      if (object.getName().equals("Subscription")) continue; // followed over HTTP
      for (var field : object.getFields()) unseen.add(type.getName() + "." + field.getName());
    }
    unseen.removeAll(seen);
    unseen.removeAll(EMPTY_HERE);
    assertThat(unseen).as("fields without a value anywhere").isEmpty();
  }

  private static String selection(GraphQLObjectType type) {
    var fields = new StringBuilder();
    for (var field : type.getFields()) {
      var inner = GraphQLTypeUtil.unwrapAll(field.getType());
      fields.append(' ').append(field.getName()).append(arguments(field));
      if (inner.equals(type)) fields.append(" { __typename }");
      else if (inner instanceof GraphQLObjectType object) {
        fields.append(" {").append(selection(object)).append(" }");
      } else if (inner instanceof GraphQLInterfaceType) fields.append(" { id }");
    }
    return fields.toString();
  }

  private static String arguments(GraphQLFieldDefinition field) {
    return switch (field.getName()) {
      case "assets" ->
          field.getArguments().isEmpty() ? "" : "(first: 2, versions: ANY, search: \"mouse CA1\")";
      case "dandisets" -> field.getArguments().isEmpty() ? "" : "(first: 2, search: \"brain\")";
      case "terms" -> "(field: SPECIES)";
      case "histogram" -> "(field: SIZE, interval: 1000000000.0)";
      case "ranges" -> "(field: SIZE, bounds: [1000.0])";
      case "dates" -> "(field: CREATED, interval: YEAR)";
      case "statistics" -> "(field: SIZE)";
      case "assetGroups" -> "(by: [SEX], first: 2)";
      case "asset" -> "(id: \"" + TestStack.asset(1, 1) + "\")";
      case "runRequest" -> "(id: 1)";
      case "dandiset" ->
          field.getArguments().isEmpty() ? "" : "(identifier: \"1\", version: \"latest\")";
      case "node" ->
          field.getArguments().isEmpty()
              ? ""
              : "(id: \"" + GlobalId.of(TestStack.asset(1, 1)) + "\")";
      case "nodes" ->
          field.getArguments().isEmpty() ? "" : "(ids: [\"" + GlobalId.of(TestStack.FIRST) + "\"])";
      case "suggest" -> "(kind: SPECIES, prefix: \"mus\")";
      case "assetByPath" ->
          "(dandiset: \"1\", path: \"sub-001/sub-001_ecephys.nwb\", version: \"latest\")";
      case "assetsByBlob" -> "(blobId: \"" + new UUID(9, 1) + "\", first: 2)";
      default -> "";
    };
  }

  private void look(GraphQLObjectType type, JsonNode object) {
    for (var field : type.getFields()) {
      for (var value : values(object.path(field.getName()))) {
        seen.add(type.getName() + "." + field.getName());
        if (GraphQLTypeUtil.unwrapAll(field.getType()) instanceof GraphQLObjectType inner) {
          look(inner, value);
        }
      }
    }
  }

  private static List<JsonNode> values(JsonNode value) {
    if (value.isNull() || value.isMissingNode()) return List.of();
    if (!value.isArray()) return List.of(value);
    var values = new ArrayList<JsonNode>();
    value.forEach(values::add);
    return values;
  }
}
