package dandex.indexer.sync;

import dandex.catalog.Json;
import dandex.catalog.Version;

/// Versions compared by all but their raw metadata, whose text the database does not keep as it
/// was.
final class Described {
  private static final Json NOTHING = new Json("{}");

  private Described() {}

  static boolean alike(Version one, Version other) {
    return bare(one).equals(bare(other));
  }

  private static Version bare(Version version) {
    return new Version(
        version.dandiset(),
        version.id(),
        version.name(),
        version.status(),
        version.assetCount(),
        version.bytes(),
        version.created(),
        version.modified(),
        version.description(),
        version.keywords(),
        version.contributors(),
        version.licenses(),
        version.doi(),
        version.topics(),
        NOTHING,
        version.oddities());
  }
}
