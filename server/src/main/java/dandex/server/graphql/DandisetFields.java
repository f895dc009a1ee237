package dandex.server.graphql;

import graphql.schema.idl.RuntimeWiring;

/// The fields of dandisets and their versions.
final class DandisetFields {
  private DandisetFields() {}

  static void bind(RuntimeWiring.Builder wiring) {
    wiring.type(DescriptionFields.addTo(dandiset(), DandisetNode::version).build());
    wiring.type(DescriptionFields.addTo(version(), node -> node).build());
  }

  private static TypeFields<VersionNode> version() {
    return TypeFields.of("DandisetVersion", VersionNode.class)
        .field("version", node -> node.version().id().text())
        .field("name", node -> node.version().name())
        .field("description", node -> node.version().description())
        .field("keywords", node -> node.version().keywords())
        .field("contributors", node -> node.version().contributors())
        .field("licenses", node -> node.version().licenses())
        .field("species", node -> node.version().topics().species())
        .field("approach", node -> node.version().topics().approaches())
        .field("measurementTechnique", node -> node.version().topics().measurementTechniques())
        .field("variableMeasured", node -> node.version().topics().variablesMeasured())
        .field("status", node -> node.version().status())
        .field("latest", VersionNode::isLatest)
        .field("doi", node -> node.version().doi())
        .field("assetCount", node -> node.version().assetCount())
        .field("size", node -> node.version().bytes())
        .field("created", node -> node.version().created())
        .field("modified", node -> node.version().modified())
        .field("oddities", node -> node.version().oddities())
        .field("metadata", VersionNode::metadata);
  }

  private static TypeFields<DandisetNode> dandiset() {
    return TypeFields.of("Dandiset", DandisetNode.class)
        .field("id", node -> GlobalId.of(node.id()))
        .field("identifier", node -> node.id().toString())
        .field("name", node -> node.shown().name())
        .field("description", node -> node.shown().description())
        .field("keywords", node -> node.shown().keywords())
        .field("contributors", node -> node.shown().contributors())
        .field("licenses", node -> node.shown().licenses())
        .field("species", node -> node.shown().topics().species())
        .field("approach", node -> node.shown().topics().approaches())
        .field("measurementTechnique", node -> node.shown().topics().measurementTechniques())
        .field("variableMeasured", node -> node.shown().topics().variablesMeasured())
        .field("assetCount", node -> node.shown().assetCount())
        .field("size", node -> node.shown().bytes())
        .field("created", node -> node.dandiset().created())
        .field("modified", node -> node.shown().modified())
        .field("stars", node -> node.dandiset().stars())
        .field("embargoStatus", node -> node.dandiset().embargoStatus())
        .field("contactPerson", node -> node.dandiset().contactPerson())
        .field("version", DandisetNode::version)
        .field("versions", DandisetNode::versions);
  }
}
