package dandex.server.find;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A page of keys.
///
/// @param more whether there are matches after the page
/// @param total of all matches, exactly; null unless it was asked for
public record Found<K>(List<Hit<K>> hits, boolean more, @Nullable Long total) {
  /// A key and where it stands in the order: the sort values, key last, as [dandex.catalog.Page]
  /// takes them back.
  public record Hit<K>(K key, List<@Nullable Object> position) {}
}
