package dandex.server.graphql;

import dandex.catalog.Place;

/// A place of an asset in an answer.
record PlaceNode(Place place, AssetPage page) {
  DandisetNode dandiset() {
    var node = page.dandisets().node(place.dandiset());
    if (node == null) throw new RowGone("dandiset " + place.dandiset());
    return node;
  }
}
