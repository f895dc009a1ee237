package dandex.server.graphql;

import dandex.catalog.Asset;
import dandex.catalog.DandisetId;
import dandex.catalog.Place;
import dandex.catalog.Scope;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/// An asset in an answer.
///
/// @param places never empty; drafts first, then latest versions, then the others
record AssetNode(Asset asset, List<Place> places, AssetPage page) {
  /// Its path in the draft, else in the latest published version, else in the newest that has it.
  String path() {
    var first = places.getFirst();
    if (first.version().isDraft() || first.latest()) return first.path();
    return places.stream()
        .max(Comparator.comparing(place -> place.version().text()))
        .orElse(first)
        .path();
  }

  /// By identifier.
  List<DandisetNode> dandisets() {
    var nodes = new TreeMap<DandisetId, DandisetNode>();
    for (var place : places) {
      var node = page.dandisets().node(place.dandiset());
      if (node != null) nodes.put(node.id(), node);
    }
    return List.copyOf(nodes.values());
  }

  /// The places in versions of a scope with their dandisets.
  List<PlaceNode> placeNodes(Scope versions) {
    return places.stream()
        .filter(place ->
            switch (versions) {
              case DRAFT -> place.version().isDraft();
              case LATEST -> place.latest();
              case ANY -> true;
            })
        .map(place -> new PlaceNode(place, page))
        .toList();
  }
}
