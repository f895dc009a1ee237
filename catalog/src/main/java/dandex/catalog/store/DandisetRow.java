package dandex.catalog.store;

import dandex.catalog.Dandiset;
import dandex.catalog.Version;
import dandex.catalog.VersionChoice;
import java.util.List;
import java.util.Optional;

/// A dandiset with its versions, which are never none.
///
/// @param versions newest published first, the draft last; without metadata where it was not asked
///   for
public record DandisetRow(Dandiset dandiset, List<Version> versions) {
  public DandisetRow {
    if (versions.isEmpty()) {
      throw new IllegalArgumentException("dandiset " + dandiset.id() + " has no version");
    }
  }

  /// The version that speaks for the dandiset: its draft, else the newest published one.
  public Version shown() {
    return versions.getLast().id().isDraft() ? versions.getLast() : versions.getFirst();
  }

  /// One of them, where it is here.
  public Optional<Version> version(VersionChoice choice) {
    return switch (choice) {
      case VersionChoice.Latest() -> latest();
      case VersionChoice.Named(var id) ->
          versions.stream().filter(version -> version.id().equals(id)).findFirst();
    };
  }

  /// The newest published version.
  public Optional<Version> latest() {
    return Optional.of(versions.getFirst()).filter(version -> !version.id().isDraft());
  }
}
