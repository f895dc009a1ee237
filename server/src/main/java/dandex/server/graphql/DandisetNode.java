package dandex.server.graphql;

import dandex.catalog.Dandiset;
import dandex.catalog.DandisetId;
import dandex.catalog.Version;
import dandex.server.load.DandisetRow;
import java.util.Comparator;
import java.util.List;

/// A dandiset in an answer.
record DandisetNode(DandisetRow row, DandisetPage page) {
  private static final Comparator<Version> DRAFT_FIRST =
      Comparator.comparing((Version version) -> !version.id().isDraft());

  DandisetId id() {
    return row.dandiset().id();
  }

  Dandiset dandiset() {
    return row.dandiset();
  }

  /// The version that speaks for the dandiset.
  Version shown() {
    return row.shown();
  }

  /// The draft first, then the newest published one first.
  List<VersionNode> versions() {
    return row.versions().stream()
        .sorted(DRAFT_FIRST)
        .map(version -> new VersionNode(version, this))
        .toList();
  }
}
