package dandex.server.find;

import dandex.catalog.NwbObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A page of the NWB objects of one asset, by path.
///
/// @param more whether there are matches after the page
/// @param total of all matches, exactly; null unless it was asked for
public record ObjectPage(List<NwbObject> objects, boolean more, @Nullable Long total) {}
