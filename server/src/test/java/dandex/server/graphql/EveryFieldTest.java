package dandex.server.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dandex.server.TestStack;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLTypeUtil;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Asks for every field of every type once, and has a value for each somewhere in the answer.
class EveryFieldTest {
  private static final Set<String> EMPTY_HERE =
      Set.of("Asset.zarrId", "Lindi.reason", "NeurodataType.parent");

  private final Set<String> seen = new HashSet<>();

  @Test
  void every_field_of_the_schema_is_answered() throws IOException {
    var schema = Schema.load();
    var query = "{" + EveryField.of(schema.getQueryType()) + "}";
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
