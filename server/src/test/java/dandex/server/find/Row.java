package dandex.server.find;

import dandex.catalog.Asset;
import dandex.catalog.NwbObject;
import dandex.catalog.Place;
import dandex.catalog.Scope;
import java.util.List;

/// All that is known of one asset.
record Row(Asset asset, List<Place> places, List<NwbObject> objects) {
  String key() {
    return asset.id().toString();
  }

  List<Place> in(Scope scope) {
    return places.stream()
        .filter(place ->
            switch (scope) {
              case DRAFT -> place.version().text().equals("draft");
              case LATEST -> place.latest();
              case ANY -> true;
            })
        .toList();
  }
}
