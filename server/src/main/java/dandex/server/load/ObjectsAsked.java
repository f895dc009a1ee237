package dandex.server.load;

import dandex.catalog.Filter;
import dandex.catalog.ObjectField;
import org.jspecify.annotations.Nullable;

/// What is asked of the NWB objects of an asset, the same for every asset of a page.
///
/// @param after the path before the first object wanted
public record ObjectsAsked(
    Filter<ObjectField> filter, int first, @Nullable String after, boolean counted) {}
