package dandex.catalog.outbox;

import dandex.catalog.DocumentKind;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;

/// A rebuild of the search index, as it is on record.
///
/// @param horizon what moved before it is in the new indices, once all of their ranges are filled
/// @param built names of the new indices, of the kinds that have one yet
/// @param replaced names of the indices that served before, as soon as that is known
public record IndexRebuild(
    UUID id, Horizon horizon, Map<DocumentKind, String> built, Map<DocumentKind, String> replaced) {
  public IndexRebuild {
    built = Map.copyOf(built);
    replaced = Map.copyOf(replaced);
  }

  /// The same, caught up with a later moment.
  public IndexRebuild at(Horizon later) {
    return new IndexRebuild(id, later, built, replaced);
  }

  /// The same, with one more new index.
  public IndexRebuild with(DocumentKind kind, String index) {
    var more = new EnumMap<DocumentKind, String>(DocumentKind.class);
    more.putAll(built);
    more.put(kind, index);
    return new IndexRebuild(id, horizon, more, replaced);
  }
}
