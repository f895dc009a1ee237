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
            .field(
                "processingVersion",
                node -> node.isKept() ? node.lindi().processingVersion() : null)
            .field("structureChars", node -> node.lindi().structureChars())
            .field("structureJson", LindiNode::structureJson)
            .asked("structure", StructureFields::page)
            .build());
  }
}
