package dandex.server.find;

import dandex.catalog.Asset;
import dandex.catalog.NwbContents;
import dandex.catalog.NwbFile;
import dandex.catalog.NwbItem;
import dandex.catalog.NwbObject;
import dandex.catalog.Place;
import dandex.catalog.Scope;
import java.util.List;
import java.util.stream.Stream;

/// All that is known of one asset.
///
/// @param lindi how the asking for its LINDI file went
record Row(Asset asset, List<Place> places, NwbContents contents, Lindi lindi) {
  enum Lindi {
    NEVER_ASKED,
    READ,
    ABSENT,
    /// A later one could not be used.
    READ_AND_REJECTED;

    boolean isKept() {
      return this == READ || this == READ_AND_REJECTED;
    }
  }

  /// One of whose file the objects alone are known.
  Row(Asset asset, List<Place> places, List<NwbObject> objects) {
    this(asset, places, new NwbContents(NwbFile.SILENT, List.of(), objects), Lindi.READ);
  }

  List<NwbObject> objects() {
    return lindi.isKept() ? contents.objects() : List.of();
  }

  /// With a neurodata type or without, links not among them.
  List<NwbItem> items() {
    if (!lindi.isKept()) return List.of();
    return Stream.concat(
            contents.items().stream(), contents.objects().stream().map(NwbObject::item))
        .filter(item -> !item.isLink())
        .toList();
  }

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
