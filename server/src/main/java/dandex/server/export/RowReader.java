package dandex.server.export;

import dandex.catalog.AssetId;
import dandex.catalog.Place;
import dandex.catalog.Scope;
import dandex.server.find.Stretch;
import dandex.server.find.Witness;
import dandex.server.load.Loaders;
import dandex.server.load.Stores;
import dandex.server.load.Tally;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/// Reads the rows of a stretch from Postgres, in two statements.
///
/// @param archive the base of the archive's REST API
record RowReader(Stores stores, Scope scope, URI archive) {
  /// Those that are still here in the scope, in their order.
  List<Row> rows(Stretch stretch) {
    var loaders = new Loaders(stores, new Tally(Witness.NONE));
    var assets = loaders.assets().all(stretch.ids());
    var keys = assets.stream().map(row -> row.asset().id()).toList();
    var rows = new ArrayList<Row>(assets.size());
    for (var row : assets) {
      var places = shown(row.places(), stretch);
      if (places.isEmpty()) continue;
      var id = row.asset().id();
      rows.add(new Row(row.asset(), places, loaders.files().one(id, keys), download(id)));
    }
    return rows;
  }

  private List<Place> shown(List<Place> places, Stretch stretch) {
    return places.stream()
        .filter(this::isInScope)
        .filter(place -> !stretch.hidden().contains(place.dandiset().digits()))
        .toList();
  }

  private boolean isInScope(Place place) {
    return switch (scope) {
      case DRAFT -> place.version().isDraft();
      case LATEST -> place.latest();
      case ANY -> true;
    };
  }

  private String download(AssetId asset) {
    var base = archive.toString();
    return base + (base.endsWith("/") ? "" : "/") + "assets/" + asset + "/download/";
  }
}
