package dandex.server.find;

import dandex.catalog.NwbItem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One asset's page of what is in its NWB file, parents before children.
///
/// @param total how many items match in all; null unless it was asked for
public record StructurePage(List<Item> items, boolean more, @Nullable Long total) {
  /// @param item under the path by which it was asked for
  /// @param path its own, where it stands in the file
  /// @param below names from what was asked for down to it; empty for that itself
  /// @param children how many items stand just below it; 0 unless that was asked for
  public record Item(
      NwbItem item,
      String path,
      List<String> below,
      @Nullable String neurodataType,
      long children) {}
}
