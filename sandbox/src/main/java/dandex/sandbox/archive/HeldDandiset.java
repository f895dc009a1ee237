package dandex.sandbox.archive;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A dandiset with its draft and its published versions, as it stands now.
final class HeldDandiset {
  /// Whether the public sees it.
  enum Sight {
    OPEN,
    EMBARGOED,
    WITHDRAWN
  }

  private final String identifier;
  private final HeldVersion draft;
  private final List<HeldVersion> published;
  private Sight sight = Sight.OPEN;
  private long modified;

  /// @param published the oldest first
  HeldDandiset(String identifier, HeldVersion draft, List<HeldVersion> published) {
    this.identifier = identifier;
    this.draft = draft;
    this.published = new ArrayList<>(published);
    this.modified = draft.created();
  }

  String identifier() {
    return identifier;
  }

  HeldVersion draft() {
    return draft;
  }

  List<HeldVersion> published() {
    return published;
  }

  Optional<HeldVersion> newestPublished() {
    return published.isEmpty() ? Optional.empty() : Optional.of(published.getLast());
  }

  /// The newest published version, else the draft.
  HeldVersion newest() {
    return newestPublished().orElse(draft);
  }

  /// The draft first.
  List<HeldVersion> versions() {
    var all = new ArrayList<HeldVersion>();
    all.add(draft);
    all.addAll(published);
    return all;
  }

  /// The oldest first, the draft last.
  List<HeldVersion> versionsUpToDraft() {
    var all = new ArrayList<>(published);
    all.add(draft);
    return all;
  }

  Optional<HeldVersion> version(String name) {
    return versions().stream().filter(version -> version.name().equals(name)).findFirst();
  }

  long created() {
    return draft.created();
  }

  long modified() {
    return modified;
  }

  Sight sight() {
    return sight;
  }

  boolean isOpen() {
    return sight == Sight.OPEN;
  }

  void see(Sight other, long when) {
    sight = other;
    modified = when;
  }

  void publish(HeldVersion version) {
    published.add(version);
  }

  String status(HeldVersion version) {
    return version.status().orElseGet(() -> isAsPublished(version) ? "Published" : "Valid");
  }

  private boolean isAsPublished(HeldVersion version) {
    // A published version is Valid as the real server tells it, a draft without news is Published.
    return version.isDraft() && newestPublished().map(draft::holdsSame).orElse(false);
  }
}
