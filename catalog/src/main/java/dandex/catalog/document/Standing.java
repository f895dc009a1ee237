package dandex.catalog.document;

import dandex.catalog.Place;
import java.util.List;
import java.util.function.Predicate;

/// Where an asset stands within one scope.
///
/// @param dandiset their digits
/// @param pathStems the paths as [Stems]
public record Standing(List<String> dandiset, List<String> path, List<String> pathStems) {
  static Standing of(List<Place> places, Predicate<Place> scope) {
    var within = places.stream().filter(scope).toList();
    var paths = within.stream().map(Place::path).distinct().toList();
    return new Standing(
        within.stream().map(place -> place.dandiset().digits()).distinct().toList(),
        paths,
        Stems.kept(paths));
  }
}
