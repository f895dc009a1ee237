package dandex.server.graphql;

import dandex.catalog.NeurodataTypes;
import dandex.catalog.Scope;
import dandex.server.find.TypeCount;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.RuntimeWiring;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The neurodata types that occur, and the fields of each.
final class NeurodataTypeFields {
  private NeurodataTypeFields() {}

  /// A type among all that occur.
  record Node(TypeCount count, List<TypeCount> all) {
    String name() {
      return count.neurodataType();
    }

    @Nullable String parent() {
      return NeurodataTypes.parent(name()).orElse(null);
    }

    List<Node> children() {
      return all.stream()
          .filter(other -> NeurodataTypes.parent(other.neurodataType()).equals(Optional.of(name())))
          .map(other -> new Node(other, all))
          .toList();
    }
  }

  static void bind(RuntimeWiring.Builder wiring) {
    wiring.type(
        TypeFields.of("NeurodataType", Node.class)
            .field("name", Node::name)
            .field("parent", Node::parent)
            .field("ancestors", node -> NeurodataTypes.ancestors(node.name()))
            .field("children", Node::children)
            .field("assets", node -> node.count().assets())
            .field("assetsWithSubtypes", node -> node.count().withSubtypes())
            .build());
  }

  static Object occurring(DataFetchingEnvironment environment) {
    var scope = Scope.valueOf(String.valueOf(environment.<Object>getArgument("versions")));
    var searches = Exchange.of(environment).searches();
    return searches.ask(
        searches.sitting().neurodataTypes(scope),
        all -> all.stream().map(count -> new Node(count, all)).toList());
  }
}
