package dandex.catalog;

import java.util.List;

/// All that is known to be in an NWB file.
///
/// @param items groups, datasets and links without a neurodata type, by path
/// @param objects groups and datasets with one, by path
public record NwbContents(NwbFile file, List<NwbItem> items, List<NwbObject> objects) {
  public static final NwbContents NONE = new NwbContents(NwbFile.SILENT, List.of(), List.of());
}
