package dandex.server.graphql;

import dandex.catalog.Dandiset;
import dandex.catalog.DandisetId;
import dandex.catalog.Version;
import dandex.catalog.VersionChoice;
import dandex.catalog.store.DandisetRow;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A dandiset in an answer.
///
/// @param shown the version whose values are shown
record DandisetNode(DandisetRow row, Version shown, DandisetPage page) {
  private static final Comparator<Version> DRAFT_FIRST =
      Comparator.comparing((Version version) -> !version.id().isDraft());

  DandisetId id() {
    return row.dandiset().id();
  }

  Dandiset dandiset() {
    return row.dandiset();
  }

  /// The same, with the values of a version; null when it has no such version.
  @Nullable DandisetNode as(VersionChoice choice) {
    return row.version(choice).map(version -> new DandisetNode(row, version, page)).orElse(null);
  }

  /// The version whose values are shown.
  VersionNode version() {
    return new VersionNode(shown, this, true);
  }

  /// The draft first, then the newest published one first.
  List<VersionNode> versions() {
    return row.versions().stream()
        .sorted(DRAFT_FIRST)
        .map(version -> new VersionNode(version, this, false))
        .toList();
  }
}
