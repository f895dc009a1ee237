package dandex.server.graphql;

import graphql.schema.idl.RuntimeWiring;
import java.util.Locale;

/// The fields of LINDI files.
final class LindiFields {
  private LindiFields() {}

  static void bind(RuntimeWiring.Builder wiring) {
    wiring.type(
        TypeFields.of("Lindi", LindiNode.class)
            .field("state", node -> node.lindi().state().toUpperCase(Locale.ROOT))
            .field("reason", node -> node.lindi().reason())
            .field("url", node -> node.lindi().url())
            .field("processedAt", node -> node.lindi().processedAt())
            .field("generationMetadata", node -> node.lindi().generationMetadata())
            .field("structure", LindiNode::structure)
            .build());
  }
}
