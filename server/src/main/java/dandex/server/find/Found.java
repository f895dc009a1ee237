package dandex.server.find;

import dandex.catalog.Page;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A page of keys.
///
/// @param more whether there are matches after the page, or before it where it was read backward
/// @param total of all matches, exactly; null unless it was asked for
public record Found<K>(List<Hit<K>> hits, boolean more, @Nullable Long total) {
  /// @param hits one more than the page holds where there is more, in the order of reading
  static <K> Found<K> of(List<Hit<K>> hits, Page page, @Nullable Long total) {
    var shown = hits.subList(0, Math.min(page.size(), hits.size()));
    return new Found<>(
        page.backward() ? shown.reversed() : shown, hits.size() > page.size(), total);
  }

  /// A key and where it stands in the order: the sort values, key last, as [dandex.catalog.Page]
  /// takes them back.
  public record Hit<K>(K key, List<@Nullable Object> position) {}
}
