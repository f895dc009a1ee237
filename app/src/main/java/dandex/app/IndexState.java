package dandex.app;

import dandex.catalog.DocumentKind;
import dandex.catalog.document.Cluster;
import dandex.catalog.document.Fit;
import dandex.catalog.document.Index;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What is to be done about the search index.
final class IndexState {
  private IndexState() {}

  /// In words for people; nothing when it is as it is to be.
  ///
  /// @throws dandex.catalog.document.ClusterUnreachable when nobody answers, or we are refused
  static Optional<String> trouble(Cluster cluster, String prefix) {
    var fits =
        Stream.of(DocumentKind.values())
            .map(kind -> new Index(prefix, kind).fit(cluster))
            .collect(Collectors.toSet());
    if (fits.contains(Fit.OUTDATED)) {
      return Optional.of(
          "the search index was made of another mapping: run `dandex mirror rebuild`");
    }
    return fits.contains(Fit.ABSENT)
        ? Optional.of("no search index yet: run `dandex mirror`")
        : Optional.empty();
  }
}
