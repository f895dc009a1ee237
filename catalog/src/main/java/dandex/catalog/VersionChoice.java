package dandex.catalog;

/// Which version of a dandiset is meant, as people say it.
public sealed interface VersionChoice {
  /// The newest published one.
  record Latest() implements VersionChoice {}

  record Named(VersionId id) implements VersionChoice {}

  /// Reads `draft`, `latest` or a published version, `0.230629.1955`.
  static VersionChoice parse(String text) {
    return text.equals("latest") ? new Latest() : new Named(new VersionId(text));
  }
}
