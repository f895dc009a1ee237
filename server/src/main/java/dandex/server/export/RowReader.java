package dandex.server.export;

import dandex.catalog.Asset;
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
import org.jspecify.annotations.Nullable;

/// Reads the rows of a stretch from Postgres, in three statements.
///
/// @param archive the base of the archive's REST API
record RowReader(Stores stores, Scope scope, URI archive) {
  /// Those that are still here in the scope, in their order.
  List<Row> rows(Stretch stretch) {
    var loaders = new Loaders(stores, new Tally(Witness.NONE));
    var assets = loaders.assets().all(stretch.ids());
    var keys = assets.stream().map(Asset::id).toList();
    var rows = new ArrayList<Row>(assets.size());
    for (var asset : assets) {
      var places = shown(loaders.places().one(asset.id(), keys), stretch);
      if (places.isEmpty()) continue;
      var file = loaders.files().one(asset.id(), keys);
      rows.add(new Row(asset, places, file, download(asset.id())));
    }
    return rows;
  }

  private List<Place> shown(@Nullable List<Place> places, Stretch stretch) {
    if (places == null) return List.of();
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
