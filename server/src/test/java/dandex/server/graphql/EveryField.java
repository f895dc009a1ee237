package dandex.server.graphql;

import dandex.server.TestStack;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLInterfaceType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLTypeUtil;
import java.util.UUID;

/// Selections of all that a type has, however deep.
final class EveryField {
  private EveryField() {}

  static String of(GraphQLObjectType type) {
    var fields = new StringBuilder();
    for (var field : type.getFields()) fields.append(' ').append(of(type, field, arguments(field)));
    return fields.toString();
  }

  /// A field of a type with arguments, and all that is in it.
  static String of(GraphQLObjectType type, GraphQLFieldDefinition field, String arguments) {
    var inner = GraphQLTypeUtil.unwrapAll(field.getType());
    var asked = field.getName() + arguments;
    if (inner.equals(type)) return asked + " { __typename }";
    if (inner instanceof GraphQLObjectType object) return asked + " {" + of(object) + " }";
    return inner instanceof GraphQLInterfaceType
        ? asked + " { id ... on Asset { path } ... on Dandiset { name } }"
        : asked;
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
}
