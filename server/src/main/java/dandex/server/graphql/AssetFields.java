package dandex.server.graphql;

import dandex.catalog.Scope;
import dandex.catalog.Term;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.RuntimeWiring;
import java.util.List;
import java.util.Objects;

/// The fields of assets, their places and their terms.
final class AssetFields {
  private AssetFields() {}

  static void bind(RuntimeWiring.Builder wiring) {
    wiring.type(OriginFields.addTo(asset()).build());
    wiring.type(
        TypeFields.of("Place", PlaceNode.class)
            .field("dandiset", PlaceNode::dandiset)
            .field("version", node -> node.place().version().text())
            .field("latest", node -> node.place().latest())
            .field("path", node -> node.place().path())
            .build());
    wiring.type(
        TypeFields.of("Term", Term.class)
            .field("name", Term::name)
            .field("identifier", Term::identifier)
            .build());
  }

  private static List<PlaceNode> places(DataFetchingEnvironment environment) {
    var node = Objects.requireNonNull(environment.<AssetNode>getSource());
    return node.placeNodes(
        Scope.valueOf(String.valueOf(environment.<Object>getArgument("versions"))));
  }

  private static TypeFields<AssetNode> asset() {
    return TypeFields.of("Asset", AssetNode.class)
        .field("id", node -> GlobalId.of(node.asset().id()))
        .field("assetId", node -> node.asset().id().toString())
        .field("path", AssetNode::path)
        .field("size", node -> node.asset().bytes())
        .field("encodingFormat", node -> node.asset().encodingFormat())
        .field("blobId", node -> node.asset().blob())
        .field("zarrId", node -> node.asset().zarr())
        .field("created", node -> node.asset().created())
        .field("modified", node -> node.asset().modified())
        .field("species", node -> node.asset().topics().species())
        .field("sex", node -> node.asset().topics().sexes())
        .field("subjects", node -> node.asset().topics().subjects())
        .field("approach", node -> node.asset().topics().approaches())
        .field("measurementTechnique", node -> node.asset().topics().measurementTechniques())
        .field("variableMeasured", node -> node.asset().topics().variablesMeasured())
        .asked("places", AssetFields::places)
        .field("dandisets", AssetNode::dandisets)
        .asked("nwbObjects", ObjectFields::page)
        .field("nwbFile", node -> node.page().file(node.asset().id()))
        .field("lindi", LindiNode::of)
        .field("oddities", node -> node.asset().oddities())
        .field("metadata", node -> node.page().metadata(node.asset().id()));
  }
}
