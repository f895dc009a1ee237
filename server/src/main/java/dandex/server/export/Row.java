package dandex.server.export;

import dandex.catalog.Asset;
import dandex.catalog.NwbFile;
import dandex.catalog.Place;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An asset of an export.
///
/// @param places those in the scope, never empty
/// @param file null where none was read
/// @param download its URL
record Row(Asset asset, List<Place> places, @Nullable NwbFile file, String download) {}
