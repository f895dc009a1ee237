package dandex.server.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLInterfaceType;
import graphql.schema.GraphQLNamedSchemaElement;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class SchemaTest {
  private final GraphQLSchema schema = Schema.load();

  @Test
  void every_type_field_argument_and_value_is_described() {
    var silent = new ArrayList<String>();
    for (var type : schema.getAllTypesAsList()) {
      if (type.getName().startsWith("__") || isBuiltIn(type)) continue;
      if (!type.getName().equals("Query")) look(type.getName(), type, silent);
      switch (type) {
        case GraphQLObjectType object -> object.getFields().forEach(it -> look(type, it, silent));
        case GraphQLInterfaceType several ->
            several.getFields().forEach(it -> look(type, it, silent));
        case GraphQLInputObjectType input ->
            input.getFields().forEach(it -> look(type.getName() + "." + it.getName(), it, silent));
        case GraphQLEnumType values ->
            values.getValues().forEach(it -> look(type.getName() + "." + it.getName(), it, silent));
        default -> {}
      }
    }
    assertThat(silent).isEmpty();
  }

  @Test
  void scalars_say_what_they_are() {
    var time = Objects.requireNonNull((GraphQLScalarType) schema.getType("DateTime"));

    assertThat(time.getSpecifiedByUrl()).isEqualTo("https://www.rfc-editor.org/rfc/rfc3339");
    assertThat(time.getDescription()).startsWith("An instant in ISO-8601");
  }

  private static void look(
      GraphQLNamedType type, GraphQLFieldDefinition field, List<String> silent) {
    var name = type.getName() + "." + field.getName();
    look(name, field, silent);
    field.getArguments().forEach(it -> look(name + "(" + it.getName() + ")", it, silent));
  }

  private static void look(String name, GraphQLNamedSchemaElement element, List<String> silent) {
    var description = element.getDescription();
    if (description == null || description.isBlank()) silent.add(name);
  }

  private static boolean isBuiltIn(GraphQLNamedType type) {
    return type instanceof GraphQLScalarType
        && List.of("String", "Int", "Float", "Boolean", "ID").contains(type.getName());
  }
}
